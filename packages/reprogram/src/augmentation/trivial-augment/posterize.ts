import type { Transform } from './byte-image.js';
import { mapLevels } from './map-levels.js';

/** Keeps the highest bits of every level, as many as the magnitude says, 0..8. */
export const posterize: Transform = (image, bits) =>
  mapLevels(image, () => (level) => level & -(2 ** (8 - bits)));
