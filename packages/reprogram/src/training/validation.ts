import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import type { LabelledImages } from '../images/image-source.js';

/** Images on which the best epoch is chosen. Never the test images. */
export interface Validation {
  readonly set: LabelledImages;
  /** By which the best epoch is chosen, ties to the earlier one; `loss` by default. */
  readonly choose?: 'loss' | 'accuracy';
  /** Epochs without a better one after which training stops, >= 1; without it, only the budget stops it. */
  readonly patience?: number;
}

/** What was measured on the validation images. */
export interface ValidationRecord {
  /** Mean cross-entropy. */
  readonly loss: number;
  /** 0..1. */
  readonly accuracy: number;
}

/** @throws InvalidArgumentError for a patience or a criterion out of range. */
export function checkValidation({ patience = 1, choose = 'loss' }: Omit<Validation, 'set'>): void {
  checkCount('patience', patience);
  if (choose !== 'loss' && choose !== 'accuracy') {
    throw new InvalidArgumentError(`invalid choose: got ${choose}, expected loss or accuracy`);
  }
}

/** The better of the best epoch so far, if there is one, and the last of `epochs`; ties to the earlier one. */
export function bestEpoch<Best extends { readonly epoch: number }>(
  before: Best | undefined,
  last: Best,
  epochs: readonly { readonly validation?: ValidationRecord }[],
  { choose = 'loss' }: Pick<Validation, 'choose'>,
): Best {
  if (before === undefined) return last;
  const [was, is] = [epochs[before.epoch]!.validation!, epochs[last.epoch]!.validation!];
  const isBetter = choose === 'loss' ? is.loss < was.loss : is.accuracy > was.accuracy;
  return isBetter ? last : before;
}

/** Whether the last `patience` of the epochs done brought nothing better. */
export function isOutOfPatience(
  epochsDone: number,
  bestEpoch: number | undefined,
  patience: number | undefined,
): boolean {
  return patience !== undefined && bestEpoch !== undefined && epochsDone - 1 - bestEpoch >= patience;
}
