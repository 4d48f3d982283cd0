import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * A generator for one purpose and one epoch, so that a resumed training draws what an uninterrupted one would
 * without saving a generator's state.
 */
export function seededStream(
  seed: number,
  purpose: 'weights' | 'epoch' | 'masks',
  epoch = 0,
): RandomGenerator {
  const generator = xoroshiro128plus(purpose === 'masks' ? ~seed : seed);
  const offset = purpose === 'epoch' ? epoch + 1 : 0;
  for (let jump = 0; jump < offset; jump += 1) generator.jump();
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
