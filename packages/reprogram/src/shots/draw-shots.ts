import { checkCount } from '../arguments.js';
import { type ClassSelection, type ClassSelectionOptions, selectPerClass } from './select-per-class.js';

export interface ShotOptions extends ClassSelectionOptions {
  /** Images per class, >= 1, or every image there is. */
  readonly shots: number | 'all';
}

/**
 * A selection of images per class. The n-shot set is the beginning of the (n+1)-shot set of the same seed. `perClass` is
 * less than asked, or 0, where the data ran out.
 */
export interface ShotSet extends ClassSelection {
  readonly asked: number | 'all';
}

/**
 * Draws a nested shot set. Each class is shuffled by a generator of its own, so the images taken of one class depend
 * on the seed and on that class only. A class with too few images gives what it has; `perClass` tells.
 *
 * @throws InvalidArgumentError for zero shots, or an index in `from` that is out of range or occurs twice.
 * @throws LabelRangeError for a label that is no class.
 */
export function drawShots(labels: Int32Array, { shots, ...options }: ShotOptions): ShotSet {
  if (shots !== 'all') checkCount('shots', shots);
  const take = (available: number) => (shots === 'all' ? available : Math.min(available, shots));
  const { indices, ...selection } = selectPerClass(labels, options, take);
  return { indices, asked: shots, ...selection };
}
