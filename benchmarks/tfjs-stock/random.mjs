import { elementCount } from '../../packages/network/dist/index.js';

/** Seeded uniform numbers in 0..1 (mulberry32). */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform values in `low`..`high`. */
export function randomTensor(random, shape, [low, high]) {
  const data = Float32Array.from({ length: elementCount(shape) }, () => low + (high - low) * random());
  return { data, shape };
}

/** He-scaled kernels, and normalisations that change nothing: speed does not depend on what a network has learnt. */
export function randomWeights(network, random) {
  return new Map(
    [...network.parameters].map(([name, { shape, role }]) => {
      const bound = role === 'weight' ? Math.sqrt(6 / elementCount(shape.slice(1))) : 0;
      const centre = role === 'scale' || role === 'runningVariance' ? 1 : 0;
      return [name, randomTensor(random, shape, [centre - bound, centre + bound])];
    }),
  );
}
