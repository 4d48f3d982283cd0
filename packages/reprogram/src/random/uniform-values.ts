import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import type { RandomGenerator } from './seeded-generator.js';

/** So many values of U(-bound, bound). */
export function uniformValues(count: number, bound: number, random: RandomGenerator): Float32Array {
  return Float32Array.from({ length: count }, () => bound * (2 * uniformFloat64(random) - 1));
}
