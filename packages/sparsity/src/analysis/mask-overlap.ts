import { InvalidArgumentError, InvalidMaskError } from '../errors.js';
import type { Masks } from '../mask.js';

/**
 * How far `inner` is nested in `outer`: the fraction of the weights kept by `inner` that `outer` keeps too. 1 if nested,
 * or if `inner` keeps none.
 *
 * @throws {InvalidMaskError} if the masks are not of the same parameters and sizes.
 */
export function nestedness(inner: Masks, outer: Masks): number {
  const { both, first } = compare(inner, outer);
  return first === 0 ? 1 : both / first;
}

/**
 * Jaccard index of every pair of masks: weights that both keep / weights that either keeps, over all parameters; 1 for two
 * that keep none. Symmetric, with ones on the diagonal. Two random masks of density d agree at d / (2 - d).
 *
 * @param masks of the same parameters and sizes: rounds, seeds or methods.
 * @returns `matrix[i][j]`, 0 <= J <= 1.
 */
export function jaccardMatrix(masks: readonly Masks[]): number[][] {
  if (masks.length === 0) throw new InvalidArgumentError('masks', 'none', 'at least one');
  const matrix = masks.map(() => new Array<number>(masks.length).fill(1));
  for (let i = 0; i < masks.length; i++) {
    for (let j = 0; j < i; j++) {
      const { both, first, second } = compare(masks[i]!, masks[j]!);
      const either = first + second - both;
      const index = either === 0 ? 1 : both / either;
      matrix[i]![j] = index;
      matrix[j]![i] = index;
    }
  }
  return matrix;
}

function compare(one: Masks, other: Masks): { both: number; first: number; second: number } {
  if (one.size !== other.size) throw new InvalidMaskError('number of masks', other.size, `${one.size}`);
  let both = 0;
  let first = 0;
  let second = 0;
  for (const [name, mask] of one) {
    const match = other.get(name);
    if (match?.size !== mask.size) {
      throw new InvalidMaskError(`mask of "${name}"`, match?.size ?? 'none', `one of ${mask.size} weights`);
    }
    both += mask.overlap(match);
    first += mask.ones;
    second += match.ones;
  }
  return { both, first, second };
}
