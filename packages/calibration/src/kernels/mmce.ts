import { checkBetween } from '../arguments.js';
import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { laplaceMean } from './laplace-mean.js';

/** Options of a calibration error with the Laplace kernel. */
export interface LaplaceOptions {
  /** Width of the kernel `exp(-|f - g| / width)`, 0.0001 < width < 10000. */
  readonly width?: number;
}

/**
 * Maximum mean calibration error of the predicted class, in [0, 1] (Kumar, Sarawagi & Jain 2018, "Trainable
 * calibration measures for neural networks from kernel mean embeddings").
 *
 * `sqrt(mean over all pairs i, j of r_i * r_j * exp(-|f_i - f_j| / width))` with r = correct - confidence; width 0.4,
 * as the authors and netcal have it. The authors' training loss is its square. The mean holds the n pairs i = j,
 * which makes it biased upwards: a perfectly calibrated model shows a value of order 1 / sqrt(n). Unlike ECE it has
 * no bins and is continuous in the confidences. 0 if every prediction is right with confidence 1, 1 if every one is
 * wrong with it.
 *
 * Cost: a sort of n and n exponentials, no n * n matrix.
 *
 * @throws ScoreKindError for logits
 */
export function mmce(predictions: Predictions<Probabilities>, options: LaplaceOptions = {}): number {
  requireProbabilities(predictions, 'mmce', 'any');
  const { width = 0.4 } = options;
  checkBetween('width', width, 0.0001, 10_000);
  return Math.sqrt(laplaceMean(topLabelPairs(predictions), width));
}
