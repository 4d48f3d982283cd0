import { elementCount, type FloatTensor, type Network } from '@reticket/network';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A standard normal variate (Box and Muller 1958). */
function normal(generator: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)));
  return radius * Math.cos(2 * Math.PI * uniformFloat64(generator));
}

/**
 * Weights to start training from: normal with variance 2 / fan-in (He et al. 2015, equation 10), scales and running
 * variances 1, biases and running means 0.
 */
export function initializeWeights(network: Network, generator: RandomGenerator): Map<string, FloatTensor> {
  const weights = new Map<string, FloatTensor>();
  for (const [name, { shape, role }] of network.parameters) {
    const data = new Float32Array(elementCount(shape));
    if (role === 'scale' || role === 'runningVariance') data.fill(1);
    if (role === 'weight') {
      const deviation = Math.sqrt(2 / elementCount(shape.slice(1)));
      for (let index = 0; index < data.length; index += 1) data[index] = deviation * normal(generator);
    }
    weights.set(name, { data, shape });
  }
  return weights;
}
