import { argMax } from '../accuracy.js';
import { checkBetween } from '../arguments.js';
import { ExactSum } from '../exact-sum.js';
import { DEFAULT_CLIP, rowNll } from '../nll.js';
import { type Predictions, requirePredictions } from '../predictions.js';
import { addProduct } from '../sums/two-product.js';

/** What the samples of one true class get. `null` for a class that is never the label. */
export interface ClassMetrics {
  readonly label: number;
  /** Samples whose label it is, or the sum of their weights. */
  readonly count: number;
  /** Samples for which it is predicted, or the sum of their weights. */
  readonly predicted: number;
  /** Accuracy on the samples of the class: its recall, in [0, 1]. */
  readonly accuracy: number | null;
  /** NLL on the samples of the class, in nats. */
  readonly nll: number | null;
}

/**
 * Accuracy and NLL of each class, one entry per class 0..k-1. The means weighted by `count` are `accuracy` and `nll`.
 * From logits or probabilities, ties as in `accuracy`, the clip as in `nll`. Cost: n * k, as those.
 */
export function classMetrics(predictions: Predictions, options: { clip?: number } = {}): ClassMetrics[] {
  requirePredictions(predictions, 'classMetrics', 'any');
  const { clip = DEFAULT_CLIP } = options;
  checkBetween('clip', clip, 0, 1);
  const { scores, labels, weights } = predictions;
  const k = scores.shape[1];
  const sums = () => Array.from({ length: k }, () => new ExactSum());
  const [count, predicted, hits, loss] = [sums(), sums(), sums(), sums()];
  labels.forEach((label, row) => {
    const weight = weights?.[row] ?? 1;
    const best = argMax(scores.data, row * k, k);
    count[label]!.add(weight);
    predicted[best]!.add(weight);
    if (best === label) hits[label]!.add(weight);
    addProduct(loss[label]!, rowNll(scores, row, label, clip), weight);
  });
  return count.map((sum, label) => {
    const mass = sum.value;
    return {
      label,
      count: mass,
      predicted: predicted[label]!.value,
      accuracy: mass === 0 ? null : hits[label]!.value / mass,
      nll: mass === 0 ? null : loss[label]!.value / mass,
    };
  });
}
