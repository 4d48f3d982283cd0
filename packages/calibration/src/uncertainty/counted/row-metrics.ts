import { rankOfLabel, topK } from '../../accuracy.js';
import { checkBetween } from '../../arguments.js';
import { brier, rowBrier } from '../../brier.js';
import { DEFAULT_CLIP, nll, rowNll } from '../../nll.js';
import { requireProbabilities } from '../../predictions.js';
import type { Logits, Probabilities } from '../../scores.js';
import type { CountedMetric } from '../counted-metric.js';
import { countedMean } from './mean-of-rows.js';

/** `accuracy` on counts. */
export function countedAccuracy(): CountedMetric<Logits | Probabilities> {
  return countedTopK(1);
}

/**
 * `topK` on counts.
 *
 * @param k 1 <= k <= number of classes
 */
export function countedTopK(k: number): CountedMetric<Logits | Probabilities> {
  return countedMean(
    (predictions) => topK(predictions, k),
    ({ scores, labels }) => {
      const classes = scores.shape[1];
      return labels.map((label, row) =>
        rankOfLabel(scores.data, row * classes, classes, label) < k ? 1 : 0,
      );
    },
  );
}

/**
 * `nll` on counts.
 *
 * @param options.clip as in `nll`
 */
export function countedNll(options: { clip?: number } = {}): CountedMetric<Logits | Probabilities> {
  const { clip = DEFAULT_CLIP } = options;
  checkBetween('clip', clip, 0, 1);
  return countedMean(
    (predictions) => nll(predictions, { clip }),
    ({ scores, labels }) => Float64Array.from(labels, (label, row) => rowNll(scores, row, label, clip)),
  );
}

/** `brier` on counts. */
export function countedBrier(): CountedMetric<Probabilities> {
  return countedMean(brier, (predictions) => {
    requireProbabilities(predictions, 'countedBrier');
    const { scores, labels } = predictions;
    const k = scores.shape[1];
    return Float64Array.from(labels, (label, row) => rowBrier(scores.data, row * k, k, label));
  });
}
