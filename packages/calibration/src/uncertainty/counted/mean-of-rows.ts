import type { Predictions } from '../../predictions.js';
import type { Logits, Probabilities } from '../../scores.js';
import type { CountedMetric, Metric } from '../counted-metric.js';

/**
 * A metric that is a mean of one number per row, on counts. Use it for a decomposable metric of your own.
 *
 * Cost: one call of `rowValues`, then n multiplications per resample and n for all values without one row.
 *
 * @param metric the mean itself
 * @param rowValues the `[n]` numbers that it is the mean of
 */
export function countedMean<S extends Logits | Probabilities>(
  metric: Metric<S>,
  rowValues: (predictions: Predictions<S>) => ArrayLike<number>,
): CountedMetric<S> {
  const prepare = (predictions: Predictions<S>) => {
    const values = Float64Array.from(rowValues(predictions));
    const n = values.length;
    return {
      value(counts: Uint32Array) {
        let sum = 0;
        let size = 0;
        for (let row = 0; row < n; row++) {
          sum += counts[row]! * values[row]!;
          size += counts[row]!;
        }
        return sum / size;
      },
      leaveOneOut() {
        const sum = values.reduce((total, value) => total + value, 0);
        return values.map((value) => (sum - value) / (n - 1));
      },
    };
  };
  return Object.assign((predictions: Predictions<S>) => metric(predictions), { prepare });
}
