import { formatShape } from '@reticket/network';
import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import type { ImageShape } from './prompt.js';

/** @throws InvalidArgumentError unless sizes are counts and the image has the source's channels, or one to repeat. */
export function checkShapes(image: ImageShape, source: ImageShape): void {
  for (const size of [...image, ...source]) checkCount('image size', size);
  if (image[0] !== source[0] && image[0] !== 1) {
    throw new InvalidArgumentError(
      `invalid prompt image: got ${formatShape(image)}, expected ${source[0]} channels or one`,
    );
  }
}
