import type { FloatTensor, Weights } from '@reticket/network';

/** Weights that share no memory with the given ones. */
export function copyWeights(weights: Weights): Map<string, FloatTensor> {
  return new Map([...weights].map(([name, { data, shape }]) => [name, { data: data.slice(), shape }]));
}
