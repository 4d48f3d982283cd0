import type { Transform } from './byte-image.js';
import { resample } from './resample.js';

/** Moves the image to the right by the whole pixels of the magnitude. */
export const translateX: Transform = (image, magnitude) =>
  resample(image, (right, down) => [right - Math.trunc(magnitude), down]);

/** Moves the image down by the whole pixels of the magnitude. */
export const translateY: Transform = (image, magnitude) =>
  resample(image, (right, down) => [right, down - Math.trunc(magnitude)]);
