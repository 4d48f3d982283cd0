import { NonFiniteLogitsError } from '../errors.js';

/**
 * Class of the largest of each row's `classes` logits; ties go to the lower class.
 *
 * @throws NonFiniteLogitsError when a row holds NaN or has no largest value.
 */
export function argMaxRows(logits: Float32Array, classes: number): Int32Array {
  const best = new Int32Array(logits.length / classes);
  for (let row = 0; row < best.length; row += 1) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < classes; label += 1) {
      const logit = logits[row * classes + label]!;
      if (Number.isNaN(logit)) largest = Number.NaN;
      if (logit > largest) {
        largest = logit;
        best[row] = label;
      }
    }
    if (!Number.isFinite(largest)) {
      throw new NonFiniteLogitsError(`invalid logits of item ${row}: got a largest value of ${largest}`);
    }
  }
  return best;
}
