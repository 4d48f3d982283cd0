import { InvalidArgumentError } from '../errors.js';
import type { OverlapPlace } from './find-overlap.js';

/** Two images whose difference hashes are nearly equal. */
export interface NearDuplicate {
  readonly first: OverlapPlace;
  readonly second: OverlapPlace;
  /** Bits in which the hashes differ. */
  readonly distance: number;
  /** Whether they are in different splits. */
  readonly leaks: boolean;
}

const mostDistance = 7;

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Byte `band` of a hash. */
function byteOf(hashes: Uint32Array, image: number, band: number): number {
  return (hashes[2 * image + (band >> 2)]! >>> (8 * (band & 3))) & 255;
}

/**
 * Pairs of images whose `differenceHashes` differ in at most `distance` bits, between splits (leaks) and within them:
 * candidates for a second look, since plain pictures have similar hashes too. In the order of the splits and indices.
 *
 * Hashes that differ in at most d bits are equal in one of their first d + 1 bytes, so only such pairs are compared:
 * about (d + 1) n^2 / 512 comparisons where hashes are spread well.
 *
 * @param splits difference hashes of every image of every split
 * @param options.distance 0..7; 2 by default
 */
export function findNearDuplicates(
  splits: Readonly<Record<string, Uint32Array>>,
  { distance = 2 }: { readonly distance?: number } = {},
): NearDuplicate[] {
  if (!Number.isInteger(distance) || distance < 0 || distance > mostDistance) {
    throw new InvalidArgumentError(
      `invalid distance: got ${distance}, expected an integer 0..${mostDistance}`,
    );
  }
  const places: OverlapPlace[] = [];
  const hashes = Uint32Array.from(
    Object.entries(splits).flatMap(([split, own]) => {
      for (let index = 0; index < own.length / 2; index += 1) places.push({ split, index });
      return [...own];
    }),
  );
  const near: NearDuplicate[] = [];
  // Equal in one of the first distance + 1 bytes, as any pair that near is.
  const buckets = Array.from({ length: (distance + 1) * 256 }, (): number[] => []);
  for (let second = 0; second < places.length; second += 1) {
    const found = new Set<number>();
    for (let band = 0; band <= distance; band += 1) {
      const bucket = buckets[band * 256 + byteOf(hashes, second, band)]!;
      for (const first of bucket) {
        const bits =
          bitCount(hashes[2 * first]! ^ hashes[2 * second]!) +
          bitCount(hashes[2 * first + 1]! ^ hashes[2 * second + 1]!);
        if (bits > distance || found.has(first)) continue;
        found.add(first);
        near.push({
          first: places[first]!,
          second: places[second]!,
          distance: bits,
          leaks: places[first]!.split !== places[second]!.split,
        });
      }
      bucket.push(second);
    }
  }
  return near;
}
