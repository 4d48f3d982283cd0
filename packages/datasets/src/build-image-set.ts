import { availableParallelism } from 'node:os';
import { DataLimitError, InvalidArgumentError } from './errors.js';
import { firstPerClass } from './first-per-class.js';
import { hashImage } from './image-hash.js';
import type { ImageEntry, ImageListing } from './image-listing.js';
import type { ImageSet, LabelledImages } from './image-set.js';
import { LIMITS } from './limits.js';
import { resizeToSquare } from './resize.js';
import { writePlanes } from './rgb-image.js';

/** What every reader takes. */
export interface ReadOptions {
  /** Side of the square output images, pixels, 1..4096. */
  readonly size: number;
  /** Keep the first n images of each class in file order; all by default. */
  readonly maxPerClass?: number;
  readonly signal?: AbortSignal;
  /** Called after each image. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Images decoded at the same time: libuv has four threads by default, more would only wait for them. */
const IN_FLIGHT = Math.max(4, availableParallelism());

export function checkReadOptions({
  size,
  maxPerClass,
}: {
  readonly size: number;
  readonly maxPerClass?: number | undefined;
}): void {
  if (!Number.isInteger(size) || size < 1 || size > LIMITS.size) {
    throw new InvalidArgumentError('size', size, `an integer 1 <= size <= ${LIMITS.size}`);
  }
  if (maxPerClass !== undefined && !(Number.isInteger(maxPerClass) && maxPerClass >= 1)) {
    throw new InvalidArgumentError('maxPerClass', maxPerClass, 'an integer >= 1');
  }
}

/** The entries that stay under `maxPerClass`. */
export function selectEntries(listing: ImageListing, maxPerClass: number | undefined): readonly ImageEntry[] {
  if (maxPerClass === undefined) return listing.entries;
  const labels = listing.entries.map((entry) => entry.label);
  return firstPerClass(labels, maxPerClass).map((i) => listing.entries[i]!);
}

export async function readListing(listing: ImageListing, options: ReadOptions): Promise<LabelledImages> {
  const entries = selectEntries(listing, options.maxPerClass);
  return { classNames: listing.classNames, images: await buildImageSet(entries, options) };
}

/**
 * Decodes, hashes and resizes all entries into one image set, in the order of the entries whatever the order
 * in which decoding ends. The first failure stops the rest and is thrown once nothing is running any more.
 */
export async function buildImageSet(
  entries: readonly ImageEntry[],
  { size, signal, onProgress }: ReadOptions,
): Promise<ImageSet> {
  const count = entries.length;
  const stride = 3 * size * size;
  if (count * stride > LIMITS.pixelBytes) {
    const got = `${count} images of ${size}x${size} px = ${count * stride} bytes`;
    throw new DataLimitError(
      'pixels',
      entries[0]!.file,
      got,
      `${LIMITS.pixelBytes} (lower size or maxPerClass)`,
    );
  }
  const pixels = new Uint8Array(count * stride);
  const hashes = new Array<string>(count);
  let next = 0;
  let done = 0;
  let failed = false;

  async function decodeNext(): Promise<void> {
    while (next < count && !failed) {
      const index = next++;
      try {
        signal?.throwIfAborted();
        const image = await entries[index]!.decode();
        hashes[index] = hashImage(image);
        const resized = resizeToSquare(image, size);
        writePlanes(resized, pixels.subarray(index * stride, (index + 1) * stride));
        onProgress?.(++done, count);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }

  const outcomes = await Promise.allSettled(Array.from({ length: IN_FLIGHT }, decodeNext));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  const labels = Int32Array.from(entries, (entry) => entry.label);
  return { count, height: size, width: size, pixels, labels, hashes };
}
