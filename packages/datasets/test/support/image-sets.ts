import type { ImageSet } from '../../src/index.js';

/** Images of 1 x 1 pixel whose channels are the image's index times ten plus 0, 1, 2. */
export function tinyImageSet(labels: readonly number[]): ImageSet {
  return {
    count: labels.length,
    height: 1,
    width: 1,
    pixels: Uint8Array.from(labels.flatMap((_, i) => [i * 10, i * 10 + 1, i * 10 + 2])),
    labels: Int32Array.from(labels),
    hashes: labels.map((_, i) => `hash${i}`),
  };
}
