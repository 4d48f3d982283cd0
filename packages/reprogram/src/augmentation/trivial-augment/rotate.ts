import type { Transform } from './byte-image.js';
import { resample } from './resample.js';

/** Turns the image about its middle by the magnitude in degrees, counter-clockwise. */
export const rotate: Transform = (image, degrees) => {
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return resample(image, (right, down) => [cosine * right - sine * down, sine * right + cosine * down]);
};
