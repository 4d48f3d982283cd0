import { argMax } from '../accuracy.js';
import { type Predictions, requirePredictions } from '../predictions.js';
import { regularizedBeta } from './incomplete-beta.js';
import { requireSameItems } from './same-items.js';

/** Result of {@link mcnemar}. */
export interface McNemar {
  /** Rows that only the first model has right. */
  readonly onlyFirst: number;
  /** Rows that only the second model has right. */
  readonly onlySecond: number;
  /** Two-sided, of "equally accurate", in (0, 1]; 1 where the models are never right on different rows. */
  readonly pValue: number;
}

/**
 * McNemar's test of whether two models are equally accurate on the same items (McNemar 1947), exact: of the rows that only one
 * model has right, each model would have a binomial number with probability 1/2. The p-value is twice the smaller tail, at most 1.
 *
 * Rows on which both are right, or both wrong, carry no information. Ties of the highest score as in `accuracy`. Cost: n * k
 * comparisons.
 *
 * @param first, second predictions for the same rows in the same order, logits or probabilities
 * @throws InvalidArgumentError if the numbers of rows or any labels differ
 */
export function mcnemar(first: Predictions, second: Predictions): McNemar {
  requirePredictions(first, 'mcnemar');
  requirePredictions(second, 'mcnemar');
  requireSameItems(first, second);
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let row = 0; row < first.labels.length; row++) {
    const firstRight = isRight(first, row);
    const secondRight = isRight(second, row);
    if (firstRight && !secondRight) onlyFirst++;
    if (secondRight && !firstRight) onlySecond++;
  }
  const smaller = Math.min(onlyFirst, onlySecond);
  const larger = Math.max(onlyFirst, onlySecond);
  const pValue = smaller === larger ? 1 : Math.min(1, 2 * regularizedBeta(0.5, larger, smaller + 1));
  return { onlyFirst, onlySecond, pValue };
}

function isRight({ scores: { data, shape }, labels }: Predictions, row: number): boolean {
  return argMax(data, row * shape[1], shape[1]) === labels[row];
}
