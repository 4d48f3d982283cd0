import { ExactSum } from '../exact-sum.js';
import type { Predictions } from '../predictions.js';

/** Share of every class among the labels, weighted where the rows are: `[k]`, sums to 1. */
export function classFrequencies({ scores, labels, weights }: Predictions): Float64Array {
  const sums = Array.from({ length: scores.shape[1] }, () => new ExactSum());
  const total = new ExactSum();
  labels.forEach((label, row) => {
    const weight = weights?.[row] ?? 1;
    sums[label]!.add(weight);
    total.add(weight);
  });
  return Float64Array.from(sums, (sum) => sum.value / total.value);
}
