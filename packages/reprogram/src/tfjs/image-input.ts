import type { Tensor } from '@tensorflow/tfjs-core';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { ImageSource } from '../images/image-source.js';

/** Images [n, h, w, c], row-major: bytes are read as 0..1, floats are taken as they are. */
export interface PixelArray {
  readonly data: Uint8Array | Uint8ClampedArray | Float32Array;
  /** [n, h, w, c]. */
  readonly shape: readonly number[];
}

/**
 * Images as TensorFlow.js has them: a tensor [n, h, w, c], float32 in 0..1 or int32 in 0..255 as `browser.fromPixels` makes
 * it, an array of that layout, or an image source of this package. Tensors stay alive.
 */
export type TfjsImages = Tensor | PixelArray | ImageSource;

/**
 * An image source over images of any of these kinds. Arrays are not copied; tensors are read once.
 *
 * @throws ShapeMismatchError for other ranks or sizes, InvalidArgumentError for other dtypes.
 */
export async function imageSourceOf(images: TfjsImages): Promise<ImageSource> {
  if ('read' in images) return images;
  if (isPixelArray(images)) return pixelSource(images, images.data instanceof Float32Array ? 1 : 255);
  const { dtype, shape } = images;
  if (dtype !== 'float32' && dtype !== 'int32') {
    throw new InvalidArgumentError(`invalid dtype of images: got ${dtype}, expected float32 or int32`);
  }
  checkShape(shape);
  const data = (await images.data()) as Float32Array | Int32Array;
  return pixelSource({ data, shape }, dtype === 'int32' ? 255 : 1);
}

function isPixelArray(images: Tensor | PixelArray): images is PixelArray {
  return typeof images.data !== 'function';
}

function checkShape(shape: readonly number[]): void {
  if (shape.length !== 4 || shape.some((size) => !Number.isSafeInteger(size) || size < 1)) {
    throw new ShapeMismatchError(
      `invalid image shape: got [${shape.join(',')}], expected [n, height, width, channels]`,
    );
  }
}

function pixelSource(
  { data, shape }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] },
  largest: number,
): ImageSource {
  checkShape(shape);
  const [count, height, width, channels] = shape as [number, number, number, number];
  const plane = height * width;
  const size = plane * channels;
  if (data.length !== count * size) {
    throw new ShapeMismatchError(
      `invalid images: got ${data.length} values, expected ${count * size} for [${shape.join(',')}]`,
    );
  }
  return {
    count,
    shape: [channels, height, width],
    read(indices, target) {
      for (let item = 0; item < indices.length; item += 1) {
        for (let at = 0, from = indices[item]! * size; at < plane; at += 1) {
          for (let channel = 0; channel < channels; channel += 1, from += 1) {
            target[item * size + channel * plane + at] = data[from]! / largest;
          }
        }
      }
    },
  };
}
