import { blend } from './blend.js';
import type { Transform } from './byte-image.js';
import { mapLevels } from './map-levels.js';

/** Scales every level by 1 + magnitude, -1..1. */
export const brightness: Transform = (image, magnitude) =>
  mapLevels(image, () => (level) => blend(level, 0, 1 + magnitude));
