import { requireLogitScores } from './predictions.js';
import type { Logits } from './scores.js';

/** Mean and population standard deviation over the n rows. */
export interface MeanAndStd {
  readonly mean: number;
  readonly std: number;
}

/** Result of {@link logitScale}. */
export interface LogitScale {
  /** Largest logit of a row. Changes when a constant is added to the row. */
  readonly max: MeanAndStd;
  /** Largest minus second largest logit of a row, >= 0. Does not change when a constant is added. */
  readonly margin: MeanAndStd;
  /** Euclidean norm of a row, >= 0. Changes when a constant is added. */
  readonly norm: MeanAndStd;
}

/**
 * How large the logits are: what `referenceEce` really follows, and what pruning and temperature change.
 *
 * Standard deviations divide by n (0 for one row), computed in two passes. Cost: n * k, three values per row kept.
 *
 * @throws ScoreKindError for probabilities
 */
export function logitScale(scores: Logits): LogitScale {
  requireLogitScores(scores, 'logitScale');
  const { data, shape } = scores;
  const [n, k] = shape;
  const max = new Float64Array(n);
  const margin = new Float64Array(n);
  const norm = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    let first = -Infinity;
    let second = -Infinity;
    let squares = 0;
    for (let j = row * k; j < (row + 1) * k; j++) {
      const value = data[j]!;
      squares += value * value;
      if (value > first) {
        second = first;
        first = value;
      } else if (value > second) {
        second = value;
      }
    }
    max[row] = first;
    margin[row] = first - second;
    norm[row] = Math.sqrt(squares);
  }
  return { max: meanAndStd(max), margin: meanAndStd(margin), norm: meanAndStd(norm) };
}

function meanAndStd(values: Float64Array): MeanAndStd {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, std: Math.sqrt(squares / values.length) };
}
