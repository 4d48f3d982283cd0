import { blend } from './blend.js';
import type { Transform } from './byte-image.js';
import { greyLevels } from './grey-levels.js';
import { mapLevels } from './map-levels.js';

/** Scales the distance of every level to the mean luma of the image by 1 + magnitude, -1..1. */
export const contrast: Transform = (image, magnitude) => {
  const grey = greyLevels(image);
  const mean = Math.fround(grey.reduce((sum, level) => sum + level, 0) / grey.length);
  return mapLevels(image, () => (level) => blend(level, mean, 1 + magnitude));
};
