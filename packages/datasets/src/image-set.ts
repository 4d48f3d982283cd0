import { InvalidArgumentError } from './errors.js';

/**
 * `count` labelled RGB images of one size.
 *
 * A plain value: readers fill it once and nothing of this package changes it afterwards.
 */
export interface ImageSet {
  readonly count: number;
  /** Pixels. */
  readonly height: number;
  /** Pixels. */
  readonly width: number;
  /** `[count, 3, height, width]`, channels in the order R, G, B, values 0..255. */
  readonly pixels: Uint8Array;
  /** Class index of each image, `0 <= label < classNames.length`. */
  readonly labels: Int32Array;
  /** {@link hashImage} of each image as decoded, before resizing: equal hashes are equal pictures. */
  readonly hashes: readonly string[];
}

/** Images together with the names of their classes, as the readers return them. */
export interface LabelledImages {
  readonly classNames: readonly string[];
  readonly images: ImageSet;
}

/**
 * The images at `indices`, in that order, copied. An index may repeat; none gives an empty set.
 *
 * @throws InvalidArgumentError for an index that is not an integer in `0 <= i < count`.
 */
export function subset(images: ImageSet, indices: ArrayLike<number>): ImageSet {
  const { height, width } = images;
  const stride = 3 * height * width;
  const count = indices.length;
  const pixels = new Uint8Array(count * stride);
  const labels = new Int32Array(count);
  const hashes: string[] = [];
  for (let i = 0; i < count; i++) {
    const index = checkIndex(indices[i]!, images.count);
    pixels.set(images.pixels.subarray(index * stride, (index + 1) * stride), i * stride);
    labels[i] = images.labels[index]!;
    hashes.push(images.hashes[index]!);
  }
  return { count, height, width, pixels, labels, hashes };
}

export function checkIndex(index: number, count: number): number {
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new InvalidArgumentError('image index', index, `an integer 0 <= i < ${count}`);
  }
  return index;
}
