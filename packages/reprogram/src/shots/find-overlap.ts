/** Where one image stands. */
export interface OverlapPlace {
  readonly split: string;
  /** Position in the split. */
  readonly index: number;
}

/** An image that occurs more than once. */
export interface Overlap {
  readonly hash: string;
  /** Two or more, in the order of the splits and then of the index. */
  readonly places: readonly OverlapPlace[];
  /** Whether more than one split holds it: a leak. Otherwise it is a duplicate within one split. */
  readonly leaks: boolean;
}

/**
 * Images that occur more than once, by content hash: between splits (test images that were trained on) and within
 * one. `splits` holds the hash of every image of every split, such as train, validation and test. Linear in the images.
 */
export function findOverlap(splits: Readonly<Record<string, readonly string[]>>): Overlap[] {
  const placesByHash = new Map<string, OverlapPlace[]>();
  for (const [split, hashes] of Object.entries(splits)) {
    hashes.forEach((hash, index) => {
      const places = placesByHash.get(hash);
      if (places === undefined) placesByHash.set(hash, [{ split, index }]);
      else places.push({ split, index });
    });
  }
  return [...placesByHash]
    .filter(([, places]) => places.length > 1)
    .map(([hash, places]) => ({
      hash,
      places,
      leaks: places.some(({ split }) => split !== places[0]!.split),
    }));
}
