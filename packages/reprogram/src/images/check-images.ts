import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { ImageSource, LabelledImages } from './image-source.js';

/** @throws InvalidArgumentError when there is none; ShapeMismatchError when they are not of the expected shape. */
export function checkImages({ count, shape }: ImageSource, expected: readonly number[]): void {
  if (count < 1) throw new InvalidArgumentError(`invalid images: got ${count}, expected at least one`);
  if (shape.some((size, axis) => size !== expected[axis])) {
    throw new ShapeMismatchError(
      `invalid image shape: got [${shape.join(',')}], expected [${expected.join(',')}]`,
    );
  }
}

/** @throws ShapeMismatchError unless there is one label per image. */
export function checkOneLabelEach({ images, labels }: LabelledImages): void {
  if (labels.length !== images.count) {
    throw new ShapeMismatchError(
      `invalid labels: got ${labels.length}, expected ${images.count}, one per image`,
    );
  }
}
