import { InvalidArgumentError } from '../errors.js';
import type { Predictions } from '../predictions.js';

/** @throws InvalidArgumentError unless both have the same labels in the same order */
export function requireSameItems(first: Predictions, second: Predictions): void {
  const { length } = first.labels;
  if (second.labels.length !== length) {
    throw new InvalidArgumentError('number of rows of the second model', second.labels.length, `${length}`);
  }
  const row = first.labels.findIndex((label, i) => label !== second.labels[i]);
  if (row >= 0) {
    const expected = `${first.labels[row]}, as for the first model`;
    throw new InvalidArgumentError(`label ${row} of the second model`, second.labels[row], expected);
  }
}
