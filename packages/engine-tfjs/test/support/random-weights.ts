import type { FloatTensor, Network } from '@reticket/network';
import { randomTensor } from './random.js';

/** Scales of the normalisations that end a residual branch: the first summand of an addition. */
function residualScales(network: Network): ReadonlySet<string> {
  const branches = new Set(network.nodes.filter(({ op }) => op === 'add').map(({ inputs }) => inputs[0]!));
  return new Set(
    network.nodes
      .filter(({ op, name }) => op === 'batchNorm' && branches.has(name))
      .map(({ inputs }) => inputs[1]!),
  );
}

/**
 * Weights of a network as it might be in the middle of training: He-scaled kernels, statistics away from 0 and 1. Two
 * parts are small, so that the step is well conditioned: the classifier, because the gradient of a saturated softmax
 * is a difference of nearly equal numbers, and residual branches, because deep sums of large ones blow rounding up.
 */
export function randomWeights(network: Network, random: () => number): ReadonlyMap<string, FloatTensor> {
  const residual = residualScales(network);
  return new Map(
    [...network.parameters].map(([name, { role, shape }]) => {
      const fanIn = shape.slice(1).reduce((product, size) => product * size, 1);
      const bound = Math.sqrt(6 / fanIn) * (name === network.classifier.weight ? 0.05 : 1);
      const ranges = {
        weight: [-bound, bound],
        bias: [-0.2, 0.2],
        scale: [0.6, 1.4],
        residualScale: [0.1, 0.3],
        runningMean: [-0.2, 0.2],
        runningVariance: [0.6, 1.4],
      } as const;
      return [name, randomTensor(random, shape, ranges[residual.has(name) ? 'residualScale' : role])];
    }),
  );
}
