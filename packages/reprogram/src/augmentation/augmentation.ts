import { checkCount } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { ImageSource } from '../images/image-source.js';

/** Random changes of training images; each image gets its own in every epoch. */
export interface Augmentation {
  /** Mirrors left and right with probability 1/2. */
  readonly flip?: boolean;
  /**
   * Surrounds the image with so many black pixels and cuts out a part of its own size at a random place (torchvision's
   * `RandomCrop(size, padding)`).
   */
  readonly cropPadding?: number;
  /**
   * TrivialAugment (Müller and Hutter 2021, arXiv 2103.10158), after the others: one of 14 transforms of a random strength,
   * the space and the definitions of torchvision's `TrivialAugmentWide`. Of grey and of RGB images. It works on bytes:
   * values are rounded to 1/255 before it.
   */
  readonly trivialAugment?: boolean;
}

/**
 * @throws InvalidArgumentError for a value out of range, ShapeMismatchError for images that are neither grey nor RGB where
 * TrivialAugment is asked for.
 */
export function checkAugmentation(
  { flip = false, cropPadding = 0, trivialAugment = false }: Augmentation,
  [channels]: ImageSource['shape'],
): void {
  for (const [name, value] of Object.entries({ flip, trivialAugment })) {
    if (typeof value !== 'boolean') {
      throw new InvalidArgumentError(`invalid ${name}: got ${String(value)}, expected true or false`);
    }
  }
  checkCount('crop padding', cropPadding, 0);
  if (trivialAugment && channels !== 1 && channels !== 3) {
    throw new ShapeMismatchError(
      `invalid channels of images for TrivialAugment: got ${channels}, expected 1 or 3`,
    );
  }
}
