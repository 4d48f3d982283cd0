import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { ImageSource } from '../images/image-source.js';
import { type RandomGenerator, seededGenerator } from '../random/seeded-generator.js';
import type { Augmentation } from './augmentation.js';
import { trivialAugment } from './trivial-augment/trivial-augment.js';

/** Copies an image moved by whole pixels, mirrored on demand; what comes from outside is black. */
function moved(
  image: Float32Array,
  target: Float32Array,
  [channels, height, width]: ImageSource['shape'],
  { down, right, mirror }: { down: number; right: number; mirror: boolean },
): void {
  target.fill(0);
  for (let plane = 0; plane < channels; plane += 1) {
    for (let row = 0; row < height; row += 1) {
      const from = row + down;
      if (from < 0 || from >= height) continue;
      for (let column = 0; column < width; column += 1) {
        const across = column + right;
        if (across < 0 || across >= width) continue;
        const at = mirror ? width - 1 - column : column;
        target[(plane * height + row) * width + at] = image[(plane * height + from) * width + across]!;
      }
    }
  }
}

/** Changes an image in place as TrivialAugment does, on its values as bytes. */
function changeTrivially(
  place: Float32Array,
  [channels, height, width]: ImageSource['shape'],
  random: RandomGenerator,
): void {
  const bytes = Uint8ClampedArray.from(place, (value) => 255 * value);
  const { data } = trivialAugment({ data: bytes, channels, height, width }, random);
  data.forEach((level, at) => {
    place[at] = level / 255;
  });
}

/**
 * The images of one epoch of a seed, cropped, mirrored and then changed by TrivialAugment. What happens to an image depends on the seed, the epoch
 * and its index alone, so the order of reading, padding and parts of batches change nothing.
 */
export function augmentedImages(
  images: ImageSource,
  { flip = false, cropPadding = 0, trivialAugment: trivially = false }: Augmentation,
  seed: number,
  epoch: number,
): ImageSource {
  const { count, shape } = images;
  const size = shape[0] * shape[1] * shape[2];
  return {
    count,
    shape,
    read(indices, target) {
      images.read(indices, target);
      for (let item = 0; item < indices.length; item += 1) {
        const index = indices[item]!;
        const random = seededGenerator(seed, `augmentation/${epoch}/${index}`);
        const place = target.subarray(item * size, (item + 1) * size);
        const shift = () => uniformInt(random, -cropPadding, cropPadding);
        const move = { down: shift(), right: shift(), mirror: flip && uniformInt(random, 0, 1) === 1 };
        moved(place.slice(), place, shape, move);
        if (trivially) {
          changeTrivially(place, shape, seededGenerator(seed, `trivial augment/${epoch}/${index}`));
        }
      }
    },
  };
}
