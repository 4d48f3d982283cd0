import { Mask } from '../mask.js';
import { largest } from './largest.js';
import { absolute, moveConnections } from './move-connections.js';
import { checkMoving, type MovingOptions, nextMove } from './rigl.js';
import type { SparseMethod } from './sparse-method.js';

export interface SetOptions extends MovingOptions {
  /** Uniform numbers, 0 <= x < 1, from a generator seeded for this change, so that a resumed training draws the same. */
  readonly random: (round: number) => () => number;
}

/**
 * SET, sparse evolutionary training (Mocanu et al. 2018, arXiv 1707.04780, algorithm 1): every `interval` steps each
 * parameter drops the share `fraction` of its kept positive weights and of its kept negative ones, rounded down, those
 * nearest to zero, and grows as many at random. Grown weights start at 0, as in RigL, rather than at random values.
 *
 * Begin with masks of the wanted sparsity; every parameter keeps its number of weights. O(n) a change.
 */
export function set(options: SetOptions): SparseMethod {
  const { interval, stop, fraction, end } = checkMoving(options);
  return Object.freeze<SparseMethod>({
    name: 'set',
    end,
    nextChange: ({ round }) => nextMove(round, interval, stop),
    change: (state) => {
      const random = options.random(state.round);
      const moved = moveConnections(state, (name, mask, weights) => {
        const magnitudes = absolute(weights);
        const stayOf = (half: Uint8Array) => {
          const kept = Mask.fromBits(half, mask.size).ones;
          return largest(name, magnitudes, half, kept - Math.floor(fraction * kept));
        };
        const { positive, negative } = splitBySign(mask, weights);
        const negativeStay = stayOf(negative);
        return {
          stay: stayOf(positive).map((byte, i) => byte | negativeStay[i]!),
          growth: Float32Array.from({ length: mask.size }, random),
        };
      });
      return Promise.resolve(moved);
    },
  });
}

/** Packed bits of the kept weights that are not negative, and of those that are. */
function splitBySign(mask: Mask, weights: Float32Array): { positive: Uint8Array; negative: Uint8Array } {
  const positive = mask.toBits();
  const negative = new Uint8Array(positive.length);
  for (let i = 0; i < weights.length; i++) {
    const bit = 1 << (i & 7);
    if (weights[i]! >= 0 || !(positive[i >> 3]! & bit)) continue;
    positive[i >> 3]! &= ~bit;
    negative[i >> 3]! |= bit;
  }
  return { positive, negative };
}
