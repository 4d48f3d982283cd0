import { elementCount, type FloatTensor } from '@reticket/network';

/** Seeded uniform numbers in 0..1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Uniform values in `low`..`high`. */
export function randomTensor(
  random: () => number,
  shape: readonly number[],
  [low, high]: readonly [number, number] = [-1, 1],
): FloatTensor {
  const data = new Float32Array(elementCount(shape));
  for (let index = 0; index < data.length; index += 1) data[index] = low + (high - low) * random();
  return { data, shape };
}
