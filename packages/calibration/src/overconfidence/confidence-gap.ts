import { argMax } from '../accuracy.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { meanOverRows } from '../sums/mean-over-rows.js';

/**
 * Mean confidence minus accuracy, in [-1, 1]: positive where the model is over-confident on the whole ("calibration
 * in the large" of the predicted class).
 *
 * Over- and underconfidence at different confidences cancel, so its magnitude is at most `ece`, whatever the bins,
 * and equal to it with one bin. It is the signed form of what SmoothECE tends to for wide kernels. Cost: n * k
 * comparisons.
 *
 * @throws ScoreKindError for logits
 */
export function confidenceGap(predictions: Predictions<Probabilities>): number {
  requireProbabilities(predictions, 'confidenceGap', 'any');
  const { scores, labels } = predictions;
  const { data, shape } = scores;
  const k = shape[1];
  return meanOverRows(predictions, (row) => {
    const best = argMax(data, row * k, k);
    return data[row * k + best]! - (best === labels[row] ? 1 : 0);
  });
}
