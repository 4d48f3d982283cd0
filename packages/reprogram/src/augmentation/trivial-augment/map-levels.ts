import { type ByteImage, channelOf, withData } from './byte-image.js';

/** Replaces every level of a channel by another, by a rule for the channel. */
export function mapLevels(
  image: ByteImage,
  ruleOf: (channel: Uint8ClampedArray) => (level: number) => number,
): ByteImage {
  const data = new Uint8ClampedArray(image.data.length);
  const result = withData(image, data);
  for (let channel = 0; channel < image.channels; channel += 1) {
    const levels = channelOf(image, channel);
    const rule = ruleOf(levels);
    const table = Uint8ClampedArray.from({ length: 256 }, (_, level) => rule(level));
    const target = channelOf(result, channel);
    for (let pixel = 0; pixel < levels.length; pixel += 1) target[pixel] = table[levels[pixel]!]!;
  }
  return result;
}
