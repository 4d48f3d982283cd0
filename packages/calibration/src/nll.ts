import { checkBetween } from './arguments.js';
import { type Predictions, requirePredictions } from './predictions.js';
import type { Logits, Probabilities } from './scores.js';
import { relativeLogSumExp, rowMax } from './softmax.js';
import { meanOverRows } from './sums/mean-over-rows.js';

/** Probabilities below this count as this in the NLL: the float64 epsilon, as in scikit-learn's `log_loss`. */
export const DEFAULT_CLIP = 2 ** -52;

/**
 * Mean negative log-likelihood (log loss, cross-entropy) of the labels, in nats, >= 0.
 *
 * From logits: `log sum_j exp z_j - z_label`, exact however small the probability. From probabilities:
 * `-log max(p_label, clip)`, so one sample costs at most `-log clip` (36.04 nats by default). The two agree
 * to rounding where no probability is clipped. Terms are summed exactly. Cost: n * k exponentials from
 * logits, n logarithms from probabilities.
 *
 * @param options.clip smallest probability used, 0 < clip < 1, default 2^-52; no effect on logits
 */
export function nll(predictions: Predictions, options: { clip?: number } = {}): number {
  requirePredictions(predictions, 'nll', 'any');
  const { clip = DEFAULT_CLIP } = options;
  checkBetween('clip', clip, 0, 1);
  const { scores, labels } = predictions;
  return meanOverRows(predictions, (row) => rowNll(scores, row, labels[row]!, clip));
}

export function rowNll(scores: Logits | Probabilities, row: number, label: number, clip: number): number {
  const { data, shape } = scores;
  const k = shape[1];
  const start = row * k;
  const own = data[start + label]!;
  if (scores.kind === 'probabilities') return -Math.log(Math.max(own, clip)) + 0;
  const max = rowMax(data, start, k);
  return relativeLogSumExp(data, start, k, max, 1) + (max - own);
}
