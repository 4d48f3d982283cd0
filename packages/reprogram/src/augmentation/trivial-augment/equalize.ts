import type { Transform } from './byte-image.js';
import { mapLevels } from './map-levels.js';

/**
 * Flattens the histogram of each channel as Pillow does: a level goes to the number of darker pixels, in steps of 1/255
 * of the pixels that are not of the brightest level. Channels with fewer than 255 of those stay as they are.
 */
export const equalize: Transform = (image) =>
  mapLevels(image, (channel) => {
    const histogram = new Uint32Array(256);
    for (const level of channel) histogram[level] = histogram[level]! + 1;
    const ofBrightest = histogram.findLast((count) => count > 0)!;
    const step = Math.floor((channel.length - ofBrightest) / 255);
    if (step === 0) return (level) => level;
    let darker = 0;
    const equalized = histogram.map((count) => {
      const to = Math.floor((darker + Math.floor(step / 2)) / step);
      darker += count;
      return to;
    });
    return (level) => equalized[level]!;
  });
