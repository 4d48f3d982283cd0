import type { ImageSet } from '@reticket/datasets';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

export interface AugmentationOptions {
  readonly cropPadding: number;
  readonly flip: boolean;
}

/**
 * Writes one image, cropped at random from its zero-padded self and mirrored half of the time, into `target` as
 * floats in 0..1: [3,H,W] at `offset`. Two draws for the crop and one for the mirror, in this order.
 */
export function writeAugmented(
  images: ImageSet,
  index: number,
  target: Float32Array,
  offset: number,
  { cropPadding, flip }: AugmentationOptions,
  generator: RandomGenerator,
): void {
  const { height, width, pixels } = images;
  const shiftY = cropPadding === 0 ? 0 : uniformInt(generator, -cropPadding, cropPadding);
  const shiftX = cropPadding === 0 ? 0 : uniformInt(generator, -cropPadding, cropPadding);
  const mirrored = flip && uniformInt(generator, 0, 1) === 1;
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = (index * 3 + channel) * height * width;
    for (let y = 0; y < height; y += 1) {
      const fromY = y + shiftY;
      const row = offset + (channel * height + y) * width;
      for (let x = 0; x < width; x += 1) {
        const fromX = (mirrored ? width - 1 - x : x) + shiftX;
        const inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
        target[row + x] = inside ? pixels[plane + fromY * width + fromX]! / 255 : 0;
      }
    }
  }
}
