import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { checkSeed } from '../arguments.js';

export type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/**
 * The generator of one purpose of a seed: xoroshiro128+ started from SHA-256 of `<seed>/<purpose>`, so that streams of
 * neighbouring seeds and of different purposes are unrelated, and drawing more for one purpose changes no other.
 */
export function seededGenerator(seed: number, purpose: string): RandomGenerator {
  checkSeed(seed);
  const digest = sha256(utf8ToBytes(`${seed}/${purpose}`));
  const view = new DataView(digest.buffer, digest.byteOffset);
  return xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => view.getInt32(offset, true)));
}
