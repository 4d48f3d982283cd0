import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from './seeded-generator.js';

/** Shuffles in place (Fisher-Yates): every order is equally likely. */
export function shuffle(items: Int32Array, random: RandomGenerator): Int32Array {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const chosen = uniformInt(random, 0, last);
    const kept = items[last]!;
    items[last] = items[chosen]!;
    items[chosen] = kept;
  }
  return items;
}

/** 0..count - 1 in ascending order. */
export function range(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}
