import { InvalidArgumentError } from './errors.js';
import { checkIndex, type ImageSet } from './image-set.js';

/** A batch as networks take it: `[n, 3, height, width]`, RGB, values 0..1. */
export interface TensorBatch {
  readonly data: Float32Array;
  readonly shape: readonly [n: number, channels: 3, height: number, width: number];
}

/**
 * The images at `indices` as one NCHW float batch; each value is `byte / 255`, as in torchvision's `ToTensor`.
 * Normalisation by mean and standard deviation belongs to the network and is not done here.
 *
 * @param buffer written instead of new memory, for training loops. It may be longer than the batch;
 *   `data` is then a view of its beginning and stays valid until the buffer is used again.
 * @throws InvalidArgumentError for an index outside `0 <= i < count` or a buffer that is too short.
 */
export function toTensorBatch(
  images: Omit<ImageSet, 'hashes' | 'labels'>,
  indices: ArrayLike<number>,
  buffer?: Float32Array,
): TensorBatch {
  const { height, width, pixels } = images;
  const stride = 3 * height * width;
  const length = indices.length * stride;
  if (buffer !== undefined && buffer.length < length) {
    throw new InvalidArgumentError('batch buffer', `${buffer.length} values`, `at least ${length}`);
  }
  const data = buffer === undefined ? new Float32Array(length) : buffer.subarray(0, length);
  for (let i = 0; i < indices.length; i++) {
    const from = checkIndex(indices[i]!, images.count) * stride;
    const to = i * stride;
    for (let k = 0; k < stride; k++) data[to + k] = pixels[from + k]! / 255;
  }
  return { data, shape: [indices.length, 3, height, width] };
}
