import { blend } from './blend.js';
import { type Transform, withData } from './byte-image.js';
import { greyLevels } from './grey-levels.js';

/** Scales the distance of every pixel to its own luma by 1 + magnitude, -1..1; a grey image has none. */
export const color: Transform = (image, magnitude) => {
  if (image.channels === 1) return image;
  const grey = greyLevels(image);
  const data = image.data.map((level, at) => blend(level, grey[at % grey.length]!, 1 + magnitude));
  return withData(image, data);
};
