import type { Transform } from './byte-image.js';
import { mapLevels } from './map-levels.js';

/** Inverts the levels from a threshold on, 0..255. */
export const solarize: Transform = (image, threshold) =>
  mapLevels(image, () => (level) => (level >= threshold ? 255 - level : level));
