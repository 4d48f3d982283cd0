import { InvalidArgumentError } from './errors.js';

/**
 * How many of `count` weights a sparsity keeps: `count - round(sparsity * count)`, halves of a weight
 * rounded up, that is towards pruning. (torch.nn.utils.prune rounds exact halves to even.)
 *
 * @param sparsity asked fraction of zeros, 0 <= sparsity < 1.
 */
export function keptCount(count: number, sparsity: number): number {
  return count - Math.round(checkSparsity(sparsity) * count);
}

/** @returns `sparsity`, 0 <= sparsity < 1. */
export function checkSparsity(sparsity: number | undefined, thing = 'sparsity'): number {
  if (sparsity === undefined || !(sparsity >= 0 && sparsity < 1)) {
    throw new InvalidArgumentError(thing, sparsity, '0 <= s < 1');
  }
  return sparsity;
}
