import { EmptyClassError, InvalidArgumentError, LabelRangeError } from './errors.js';

/** @throws InvalidArgumentError unless `value` is an integer of at least `least`. */
export function checkCount(name: string, value: number, least = 1): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected an integer >= ${least}`);
  }
}

/** @throws InvalidArgumentError unless `value` is finite and above 0. */
export function checkPositive(name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected a finite number > 0`);
  }
}

/** @throws InvalidArgumentError unless `value` is finite and not below 0. */
export function checkNotNegative(name: string, value: number): void {
  if (!Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected a finite number >= 0`);
  }
}

/** @throws InvalidArgumentError unless `seed` is an integer that a double holds exactly. */
export function checkSeed(seed: number): void {
  if (!Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError(`invalid seed: got ${seed}, expected a safe integer`);
  }
}

/** @throws LabelRangeError for the first label outside 0..classes - 1. */
export function checkLabels(labels: ArrayLike<number>, classes: number): void {
  for (let item = 0; item < labels.length; item += 1) {
    const label = labels[item]!;
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new LabelRangeError(
        `invalid label of item ${item}: got ${label}, expected an integer in 0..${classes - 1}`,
      );
    }
  }
}

/**
 * Checks that a training set has classes to tell apart.
 *
 * @throws InvalidArgumentError when there is only one, EmptyClassError when one has no label.
 */
export function checkEveryClassPresent(labels: ArrayLike<number>, classes: number): void {
  checkCount('classes', classes, 2);
  const present = new Uint8Array(classes);
  for (let item = 0; item < labels.length; item += 1) present[labels[item]!] = 1;
  const empty = present.indexOf(0);
  if (empty !== -1) {
    throw new EmptyClassError(
      `invalid training set: got no image of class ${empty}, expected at least one of each of ${classes} classes`,
    );
  }
}
