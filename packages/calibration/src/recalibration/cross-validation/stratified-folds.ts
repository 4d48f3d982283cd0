import { InvalidArgumentError } from '../../errors.js';

/**
 * Cuts n samples into folds in which every class has the same share, to one sample.
 *
 * The samples of each class are shuffled (Fisher-Yates) and dealt to the folds in turn, beginning where the class before
 * ended, so that the folds differ by at most one sample in size.
 *
 * @param labels `[n]`, n >= folds
 * @returns `[n]` the fold of each sample, 0 <= fold < folds
 */
export function stratifiedFolds(labels: Int32Array, folds: number, random: () => number): Int32Array {
  if (labels.length < folds) {
    throw new InvalidArgumentError('folds', folds, `at most the number of samples, ${labels.length}`);
  }
  const foldOf = new Int32Array(labels.length);
  let next = 0;
  for (const label of new Set(labels.toSorted())) {
    const rows = Array.from(labels.keys()).filter((row) => labels[row] === label);
    for (const row of shuffled(rows, random)) foldOf[row] = next++ % folds;
  }
  return foldOf;
}

function shuffled(items: readonly number[], random: () => number): number[] {
  const order = items.slice();
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    [order[last], order[chosen]] = [order[chosen]!, order[last]!];
  }
  return order;
}
