import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { meanOverRows } from '../sums/mean-over-rows.js';

/**
 * Mean Shannon entropy of the predicted probabilities in nats, in [0, log k]: how sharp the forecasts are, whatever
 * the labels (Gneiting & Raftery 2007). For calibrated probabilities it is the expected NLL; an NLL above it is a
 * sign of overconfidence. A probability of 0 adds nothing. Cost: n * k logarithms.
 *
 * @throws ScoreKindError for logits
 */
export function entropy(predictions: Predictions<Probabilities>): number {
  requireProbabilities(predictions, 'entropy', 'any');
  const { data, shape } = predictions.scores;
  const k = shape[1];
  return meanOverRows(predictions, (row) => {
    let sum = 0;
    for (let i = row * k; i < (row + 1) * k; i++) {
      const p = data[i]!;
      if (p > 0) sum -= p * Math.log(p);
    }
    return sum;
  });
}
