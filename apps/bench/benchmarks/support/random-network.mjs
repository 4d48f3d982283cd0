import { elementCount } from '@reticket/network';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded weights of ordinary size: speed does not depend on what a network has learnt. */
export function randomWeights(network, seed = 1) {
  const generator = xoroshiro128plus(seed);
  const weights = new Map();
  for (const [name, { shape, role }] of network.parameters) {
    const data = new Float32Array(elementCount(shape));
    if (role === 'scale' || role === 'runningVariance') data.fill(1);
    if (role === 'weight') {
      const bound = Math.sqrt(6 / elementCount(shape.slice(1)));
      for (let index = 0; index < data.length; index += 1)
        data[index] = bound * (2 * uniformFloat64(generator) - 1);
    }
    weights.set(name, { data, shape });
  }
  return weights;
}

/** Seeded pixels [count, 3, size, size], 0..255. */
export function randomPixels(count, size, seed = 2) {
  const generator = xoroshiro128plus(seed);
  return Uint8Array.from({ length: count * 3 * size * size }, () => generator.next() & 255);
}
