import { InvalidArgumentError } from '../errors.js';
import { type ClassSelection, type ClassSelectionOptions, selectPerClass } from './select-per-class.js';

export interface FractionOptions extends ClassSelectionOptions {
  /** Share of each class, 0 < fraction <= 1, rounded to whole images; at least one of a class that has any. */
  readonly fraction: number;
}

/** A share of every class. A smaller share of the same seed is a subset of a larger one. */
export interface FractionSet extends ClassSelection {
  readonly fraction: number;
}

/**
 * Draws a nested share of the data, stratified, from the same shuffled classes as `drawShots`.
 *
 * @throws InvalidArgumentError for a fraction out of range, or an index in `from` that is out of range or occurs twice.
 * @throws LabelRangeError for a label that is no class.
 */
export function drawFraction(labels: Int32Array, { fraction, ...options }: FractionOptions): FractionSet {
  if (!(fraction > 0 && fraction <= 1)) {
    throw new InvalidArgumentError(`invalid fraction: got ${fraction}, expected 0 < fraction <= 1`);
  }
  const take = (available: number) => Math.min(available, Math.max(1, Math.round(fraction * available)));
  return { fraction, ...selectPerClass(labels, options, take) };
}
