import { InvalidArgumentError } from '../errors.js';
import { keptCount } from '../kept-count.js';
import type { Masks } from '../mask.js';
import type { Scores } from '../scores/score.js';
import { selectLargest } from '../select-largest.js';
import type { Allocation, AllocationOptions } from './allocation.js';
import { rankCandidates } from './candidates.js';

/**
 * Keeps exactly the `keep` best weights of all parameters taken together. Ties go to the earlier parameter
 * (order of `scores`), then to the lower index. O(n), three passes.
 *
 * @param keep number of ones over all masks: at least what `floor` demands, at most what `within` leaves.
 * @throws {InvalidArgumentError} if `keep` is outside that range.
 * @throws {NonFiniteError} if a score is NaN or infinite.
 */
export function globalMasks(scores: Scores, keep: number, options: AllocationOptions = {}): Masks {
  const candidates = rankCandidates(scores, options);
  const atLeast = candidates.reduce((total, candidate) => total + candidate.atLeast, 0);
  const atMost = candidates.reduce((total, candidate) => total + candidate.atMost, 0);
  if (!Number.isSafeInteger(keep) || keep < atLeast || keep > atMost) {
    throw new InvalidArgumentError(
      'number of weights to keep',
      keep,
      `an integer, ${atLeast} <= k <= ${atMost}`,
    );
  }
  const keys = candidates.map((candidate) => candidate.keys);
  const masks = selectLargest(keys, keep);
  return new Map(candidates.map(({ name }, i) => [name, masks[i]!]));
}

/** One threshold for all parameters together: {@link globalMasks} with `keptCount` of all their weights. */
export const globalAllocation: Allocation = Object.freeze({
  name: 'global',
  allocate: (scores: Scores, sparsity: number, options?: AllocationOptions) => {
    const count = [...scores.values()].reduce((total, values) => total + values.length, 0);
    return globalMasks(scores, keptCount(count, sparsity), options);
  },
});
