import { checkCount, checkLabels } from '../arguments.js';
import { ShapeMismatchError } from '../errors.js';

/**
 * [classes, classes], row-major: how many images of each class (row) were predicted as each (column).
 *
 * @throws ShapeMismatchError or LabelRangeError for what does not fit.
 */
export function confusionTable(predicted: Int32Array, labels: Int32Array, classes: number): Int32Array {
  checkCount('classes', classes);
  if (predicted.length !== labels.length) {
    throw new ShapeMismatchError(
      `invalid predictions: got ${predicted.length}, expected ${labels.length}, one per label`,
    );
  }
  checkLabels(predicted, classes);
  checkLabels(labels, classes);
  const table = new Int32Array(classes * classes);
  labels.forEach((label, item) => {
    const position = label * classes + predicted[item]!;
    table[position] = table[position]! + 1;
  });
  return table;
}
