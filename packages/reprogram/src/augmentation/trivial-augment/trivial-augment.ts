import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from '../../random/seeded-generator.js';
import type { ByteImage } from './byte-image.js';
import { wideSpace } from './wide-space.js';

/**
 * TrivialAugment (Müller and Hutter 2021, arXiv 2103.10158) over its wide space: one transform, drawn with equal
 * probability, of a magnitude drawn likewise.
 */
export function trivialAugment(image: ByteImage, random: RandomGenerator): ByteImage {
  const draw = (count: number) => uniformInt(random, 0, count - 1);
  const { transform, magnitudes, signed } = wideSpace[draw(wideSpace.length)]!;
  const magnitude = magnitudes[draw(magnitudes.length)]!;
  return transform(image, signed && draw(2) === 1 ? -magnitude : magnitude);
}
