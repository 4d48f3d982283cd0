import { InvalidArgumentError } from '../errors.js';
import { checkSparsity } from '../kept-count.js';
import { checkCount, denseMasks, maskTraining } from './masked-state.js';
import { pruneByMagnitude } from './prune-by-magnitude.js';
import type { SparseMethod } from './sparse-method.js';

export interface AcdcOptions {
  /** Sparsity of the compressed phases, 0 <= s < 1. */
  readonly sparsity: number;
  /** Step at which the first compressed phase begins, >= 0; training is dense before it. */
  readonly start: number;
  /** Steps of each phase but the last, >= 1. */
  readonly interval: number;
  /** Phases after the dense beginning: an odd number, as the first and the last are compressed. */
  readonly phases: number;
  readonly end: number;
}

/**
 * AC/DC, alternating compressed and decompressed training (Peste et al. 2021, arXiv 2106.12379, algorithm 1). A
 * compressed phase begins with the largest weights of all masked parameters together, chosen anew, and trains those; a
 * decompressed phase trains all weights, the pruned ones from +0. Momentum is forgotten at every change. Begin with
 * `denseMasks`.
 */
export function acdc(options: AcdcOptions): SparseMethod {
  const { sparsity, start, interval, phases, end } = options;
  checkSparsity(sparsity);
  checkCount('start', start, 0);
  checkCount('interval', interval, 1);
  checkCount('phases', phases, 1);
  if (phases % 2 === 0) throw new InvalidArgumentError('phases', phases, 'an odd number');
  checkCount('end', end, start + (phases - 1) * interval);
  return Object.freeze<SparseMethod>({
    name: 'acdc',
    end,
    nextChange: ({ round }) => (round < phases ? start + round * interval : undefined),
    change: (state) => {
      const compressed = state.round % 2 === 0;
      const masks = compressed
        ? pruneByMagnitude(state, sparsity, { nested: false })
        : denseMasks(state.training, [...state.masks.keys()]);
      const training = maskTraining({ ...state.training, momentum: new Map() }, masks);
      return Promise.resolve({ ...state, masks, training, round: state.round + 1 });
    },
  });
}
