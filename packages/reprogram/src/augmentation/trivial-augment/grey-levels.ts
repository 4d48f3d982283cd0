import { type ByteImage, channelOf } from './byte-image.js';

const { fround, trunc } = Math;
const [redShare, greenShare, blueShare] = [fround(0.2989), fround(0.587), fround(0.114)];

/** Luma of every pixel by the weights of ITU-R BT.601, the part after the point cut off; of a grey image, itself. */
export function greyLevels(image: ByteImage): Uint8ClampedArray {
  const red = channelOf(image, 0);
  if (image.channels === 1) return red;
  const green = channelOf(image, 1);
  const blue = channelOf(image, 2);
  return red.map((level, pixel) => {
    const warm = fround(fround(redShare * level) + fround(greenShare * green[pixel]!));
    return trunc(fround(warm + fround(blueShare * blue[pixel]!)));
  });
}
