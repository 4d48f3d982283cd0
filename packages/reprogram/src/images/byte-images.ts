import { ShapeMismatchError } from '../errors.js';
import type { ImageSource } from './image-source.js';

/**
 * Images over bytes [n, channels, height, width], row-major; 0..255 is read as 0..1. The bytes are not copied.
 *
 * @throws ShapeMismatchError when the bytes are not a whole number of images.
 */
export function byteImages(bytes: Uint8Array, shape: readonly [number, number, number]): ImageSource {
  const size = shape[0] * shape[1] * shape[2];
  const count = bytes.length / size;
  if (!Number.isInteger(count)) {
    throw new ShapeMismatchError(
      `invalid image bytes: got ${bytes.length}, expected a multiple of ${size} for images of [${shape.join(',')}]`,
    );
  }
  return {
    count,
    shape,
    read(indices, target) {
      for (let item = 0; item < indices.length; item += 1) {
        const from = indices[item]! * size;
        const to = item * size;
        for (let offset = 0; offset < size; offset += 1) target[to + offset] = bytes[from + offset]! / 255;
      }
    },
  };
}
