import type { Transform } from './byte-image.js';
import { resample } from './resample.js';

/** Moves every row to the left by the magnitude times its distance to the upper edge. */
export const shearX: Transform = (image, magnitude) =>
  resample(image, (right, down) => [right + magnitude * (down + image.height / 2), down]);

/** Moves every column up by the magnitude times its distance to the left edge. */
export const shearY: Transform = (image, magnitude) =>
  resample(image, (right, down) => [right, down + magnitude * (right + image.width / 2)]);
