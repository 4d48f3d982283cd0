import { checkSparsity } from '../kept-count.js';
import { cubicSchedule } from '../schedules/schedules.js';
import { checkCount, maskTraining } from './masked-state.js';
import { pruneByMagnitude } from './prune-by-magnitude.js';
import type { SparseMethod } from './sparse-method.js';

export interface GradualPruningOptions {
  /** Sparsity of the last change, 0 <= s < 1. */
  readonly sparsity: number;
  /** Step of the first change, >= 0. */
  readonly start: number;
  /** Steps between two changes, >= 1. */
  readonly interval: number;
  /** Changes of the masks, >= 1. */
  readonly changes: number;
  readonly end: number;
}

/**
 * Gradual magnitude pruning (Zhu and Gupta 2017, arXiv 1710.01878, equation 1): after change j of n the masked
 * parameters together have the sparsity `s (1 - (1 - j / n)^3)`, so most is pruned early. A pruned weight stays
 * pruned. Begin with `denseMasks`.
 */
export function gradualPruning(options: GradualPruningOptions): SparseMethod {
  const { sparsity, start, interval, changes, end } = options;
  checkSparsity(sparsity);
  checkCount('start', start, 0);
  checkCount('interval', interval, 1);
  checkCount('changes', changes, 1);
  checkCount('end', end, start + (changes - 1) * interval);
  return Object.freeze<SparseMethod>({
    name: 'gmp',
    end,
    nextChange: ({ round }) => (round < changes ? start + round * interval : undefined),
    change: (state) => {
      const round = state.round + 1;
      const asked = cubicSchedule.sparsityAt(round / changes, sparsity);
      const masks = pruneByMagnitude(state, asked, { nested: true });
      return Promise.resolve({ ...state, masks, round, training: maskTraining(state.training, masks) });
    },
  });
}
