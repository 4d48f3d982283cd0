import { Mask } from '../mask.js';
import { requireTensor, type Weights } from '../weights.js';
import { largest } from './largest.js';
import { type MaskedState, maskTraining } from './masked-state.js';

/** Which weights of a parameter stay, and how much each of the others is worth. */
export interface Movement {
  /** Packed bits of the kept weights that stay. */
  readonly stay: Uint8Array;
  /** One finite score per weight: the best of those that do not stay are grown. */
  readonly growth: Float32Array;
}

/**
 * Drops weights of each parameter and grows as many others, so that every parameter keeps its number of weights. What
 * is dropped may be grown again and then keeps weight and momentum; what is new starts at +0 with no momentum. The
 * round is counted up.
 */
export function moveConnections(
  state: MaskedState,
  move: (name: string, mask: Mask, weights: Float32Array) => Movement,
): MaskedState {
  const masks = new Map<string, Mask>();
  for (const [name, mask] of state.masks) {
    const { stay, growth } = move(name, mask, weightsOf(state.training.weights, name));
    const free = stay.map((byte) => ~byte & 0xff);
    if (mask.size % 8 !== 0) free[free.length - 1]! &= (1 << (mask.size % 8)) - 1;
    const grown = largest(name, growth, free, mask.ones - Mask.fromBits(stay, mask.size).ones);
    masks.set(
      name,
      Mask.fromBits(
        stay.map((byte, i) => byte | grown[i]!),
        mask.size,
      ),
    );
  }
  return { ...state, masks, training: maskTraining(state.training, masks), round: state.round + 1 };
}

/** A fraction that falls from `fraction` to 0 along half a cosine while `progress` goes from 0 to 1. */
export function cosineFraction(fraction: number, progress: number): number {
  return (fraction / 2) * (1 + Math.cos(Math.PI * progress));
}

export function absolute(data: Float32Array): Float32Array {
  return data.map(Math.abs);
}

function weightsOf(weights: Weights, name: string): Float32Array {
  return requireTensor(weights, name).data;
}
