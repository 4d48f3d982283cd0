import type { FloatTensor, Network, Weights } from '@reticket/network';
import { randomTensor } from './random.js';

/** Weights of a network as it might be in the middle of training: He-scaled kernels, statistics away from 0 and 1. */
export function randomWeights(network: Network, random: () => number): Weights {
  const weights = new Map<string, FloatTensor>();
  for (const [name, { role, shape }] of network.parameters) {
    const fanIn = shape.slice(1).reduce((product, size) => product * size, 1);
    const bound = Math.sqrt(6 / fanIn);
    const ranges = {
      weight: [-bound, bound],
      bias: [-0.2, 0.2],
      scale: [0.6, 1.4],
      runningMean: [-0.2, 0.2],
      runningVariance: [0.6, 1.4],
    } as const;
    weights.set(name, randomTensor(random, shape, ranges[role]));
  }
  return weights;
}
