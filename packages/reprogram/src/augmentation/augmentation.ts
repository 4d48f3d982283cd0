import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';

/** Random changes of training images; each image gets its own in every epoch. */
export interface Augmentation {
  /** Mirrors left and right with probability 1/2. */
  readonly flip?: boolean;
  /**
   * Surrounds the image with so many black pixels and cuts out a part of its own size at a random place (torchvision's
   * `RandomCrop(size, padding)`).
   */
  readonly cropPadding?: number;
}

/** @throws InvalidArgumentError for a value out of range. */
export function checkAugmentation({ flip = false, cropPadding = 0 }: Augmentation): void {
  if (typeof flip !== 'boolean') {
    throw new InvalidArgumentError(`invalid flip: got ${String(flip)}, expected true or false`);
  }
  checkCount('crop padding', cropPadding, 0);
}
