import { InvalidArgumentError } from '../errors.js';
import type { InputSpec } from '../network.js';
import { imagenetNormalization } from './normalization.js';

/** What every architecture can be asked for. */
export interface ArchitectureOptions {
  /** Number of source classes, >= 1. */
  readonly classes?: number;
  /** Height and width of the square input images in pixels. */
  readonly inputSize?: number;
}

/** @throws InvalidArgumentError unless `value` is an integer >= 1. */
export function checkCount(thing: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError(`invalid ${thing}: got ${value}, expected an integer >= 1`);
  }
}

/** RGB images of `inputSize` pixels a side, normalised as torchvision's models expect. */
export function squareImages(inputSize: number): InputSpec {
  checkCount('inputSize', inputSize);
  return { channels: 3, height: inputSize, width: inputSize, ...imagenetNormalization };
}
