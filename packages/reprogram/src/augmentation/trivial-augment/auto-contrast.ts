import type { Transform } from './byte-image.js';
import { mapLevels } from './map-levels.js';

const { fround, trunc } = Math;

/** Stretches each channel to 0..255; one of a single level stays as it is. */
export const autoContrast: Transform = (image) =>
  mapLevels(image, (channel) => {
    const darkest = channel.reduce((least, level) => Math.min(least, level));
    const brightest = channel.reduce((most, level) => Math.max(most, level));
    if (darkest === brightest) return (level) => level;
    const scale = fround(255 / (brightest - darkest));
    return (level) => trunc(fround((level - darkest) * scale));
  });
