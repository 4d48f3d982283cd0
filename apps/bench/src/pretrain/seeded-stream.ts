import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** What a seed becomes, and how many jumps of 2^64 draws lie before the stream of a number, an epoch for one. */
const streams = {
  weights: { seedOf: (seed: number) => seed, jumps: () => 0 },
  epoch: { seedOf: (seed: number) => seed, jumps: (number: number) => number + 1 },
  masks: { seedOf: (seed: number) => ~seed, jumps: () => 0 },
  moves: { seedOf: (seed: number) => ~seed, jumps: (number: number) => number + 1 },
  samples: { seedOf: (seed: number) => seed ^ 0x5a3b1e5, jumps: () => 0 },
} as const;

/**
 * A generator for one purpose and one epoch or round, so that a resumed training draws what an uninterrupted one would
 * without saving a generator's state.
 */
export function seededStream(seed: number, purpose: keyof typeof streams, number = 0): RandomGenerator {
  const { seedOf, jumps } = streams[purpose];
  const generator = xoroshiro128plus(seedOf(seed));
  for (let jump = jumps(number); jump > 0; jump -= 1) generator.jump();
  return generator;
}

/** A permutation of 0..count-1 (Fisher and Yates). */
export function shuffledIndices(count: number, generator: RandomGenerator): Int32Array {
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = uniformInt(generator, 0, last);
    const moved = indices[last]!;
    indices[last] = indices[other]!;
    indices[other] = moved;
  }
  return indices;
}
