import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { shuffle } from '../random/shuffle.js';
import { indicesByClass } from './indices-by-class.js';

export type ValidationSplitOptions = {
  /** Number of classes. */
  readonly classes: number;
  readonly seed: number;
} & (
  | {
      /** Validation images of each class, >= 1, but never more than half of a class (rounded down). */
      readonly perClass: number;
    }
  | {
      /** Share of each class, 0 < fraction < 1, rounded to whole images; one image of a class always stays in train. */
      readonly fraction: number;
    }
);

export interface ValidationSplit {
  /** Ascending. Draw shots from these only. */
  readonly train: Int32Array;
  /** Ascending; disjoint from `train`. */
  readonly validation: Int32Array;
  /** [classes]: validation images of each class; less than asked where a class is small. */
  readonly validationPerClass: Int32Array;
}

function checkFraction(fraction: number): void {
  if (!(fraction > 0 && fraction < 1)) {
    throw new InvalidArgumentError(`invalid fraction: got ${fraction}, expected 0 < fraction < 1`);
  }
}

/**
 * Splits off a stratified validation set, on which every choice is made that the test set must not see.
 *
 * @throws InvalidArgumentError for a count or fraction out of range. @throws LabelRangeError for a label that is no class.
 */
export function splitValidation(labels: Int32Array, options: ValidationSplitOptions): ValidationSplit {
  if ('perClass' in options) checkCount('perClass', options.perClass);
  else checkFraction(options.fraction);
  const take = (available: number) =>
    'perClass' in options
      ? Math.min(options.perClass, Math.floor(available / 2))
      : Math.max(0, Math.min(Math.round(options.fraction * available), available - 1));

  const isValidation = new Uint8Array(labels.length);
  const validationPerClass = Int32Array.from(indicesByClass(labels, options.classes), (indices, label) => {
    const count = take(indices.length);
    shuffle(indices, seededGenerator(options.seed, `validation/${label}`))
      .subarray(0, count)
      .forEach((index) => {
        isValidation[index] = 1;
      });
    return count;
  });
  const indices = (wanted: number) =>
    Int32Array.from([...isValidation.keys()].filter((index) => isValidation[index] === wanted));
  return { train: indices(0), validation: indices(1), validationPerClass };
}
