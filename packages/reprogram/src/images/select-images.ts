import { InvalidArgumentError } from '../errors.js';
import type { LabelledImages } from './image-source.js';

/**
 * The images of a shot set or a split, in the order of `indices`; nothing is copied but the labels.
 *
 * @throws InvalidArgumentError for an index that is no image.
 */
export function selectImages({ images, labels }: LabelledImages, indices: Int32Array): LabelledImages {
  const wrong = indices.find((index) => index < 0 || index >= images.count);
  if (wrong !== undefined) {
    throw new InvalidArgumentError(`invalid image index: got ${wrong}, expected 0..${images.count - 1}`);
  }
  return {
    images: {
      count: indices.length,
      shape: images.shape,
      read(chosen, target) {
        images.read(
          Int32Array.from(chosen, (index) => indices[index]!),
          target,
        );
      },
    },
    labels: indices.map((index) => labels[index]!),
  };
}
