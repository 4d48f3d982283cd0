import { InvalidArgumentError } from '../errors.js';
import { checkSparsity, keptCount } from '../kept-count.js';
import type { Masks } from '../mask.js';
import type { Scores } from '../scores/score.js';
import { selectLargest } from '../select-largest.js';
import type { Allocation, AllocationOptions } from './allocation.js';
import { rankCandidates } from './candidates.js';

/**
 * Keeps of every parameter exactly `keptCount` of its own weights (or its floor, if that is more). Ties go
 * to the lower index. O(n), three passes. Rounding each parameter on its own, the total may differ from that
 * of the global allocation by up to half a weight per parameter.
 *
 * @param sparsity asked fraction of zeros of each parameter, 0 <= sparsity < 1.
 * @throws {InvalidArgumentError} if `sparsity` is out of range or would keep more than `within` leaves.
 * @throws {NonFiniteError} if a score is NaN or infinite.
 */
export function perLayerMasks(scores: Scores, sparsity: number, options: AllocationOptions = {}): Masks {
  checkSparsity(sparsity);
  const candidates = rankCandidates(scores, options);
  return new Map(
    candidates.map(({ name, keys, atLeast, atMost }) => {
      const keep = Math.max(keptCount(keys.length, sparsity), atLeast);
      if (keep > atMost) {
        throw new InvalidArgumentError(`number of weights to keep of "${name}"`, keep, `at most ${atMost}`);
      }
      return [name, selectLargest([keys], keep)[0]!];
    }),
  );
}

/** The same sparsity for every parameter: {@link perLayerMasks}. */
export const layerAllocation: Allocation = Object.freeze({ name: 'layer', allocate: perLayerMasks });
