import { type Predictions, requireProbabilities } from './predictions.js';
import type { Probabilities, ScoreInput } from './scores.js';
import { meanOverRows } from './sums/mean-over-rows.js';
import { sumOfSquares } from './sums/sum-of-squares.js';

/**
 * Brier score, `mean over samples of sum over classes of (p_j - [j = label])^2`, in [0, 2].
 *
 * The original multi-class form (Brier 1950). Libraries that halve it for two classes
 * (scikit-learn's `brier_score_loss` with `scale_by_half`) or divide by k report 1/2 or 1/k of this number.
 * Row terms are summed exactly. Cost: n * k multiplications.
 */
export function brier(predictions: Predictions<Probabilities>): number {
  requireProbabilities(predictions, 'brier', 'any');
  const { scores, labels } = predictions;
  const k = scores.shape[1];
  return meanOverRows(predictions, (row) => rowBrier(scores.data, row * k, k, labels[row]!));
}

export function rowBrier(data: ScoreInput['data'], start: number, k: number, label: number): number {
  const own = start + label;
  const missing = 1 - data[own]!;
  return missing * missing + sumOfSquares(data, start, own) + sumOfSquares(data, own + 1, start + k);
}
