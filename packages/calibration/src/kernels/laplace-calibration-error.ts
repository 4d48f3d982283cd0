import { checkBetween } from '../arguments.js';
import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { laplaceMean } from './laplace-mean.js';
import type { LaplaceOptions } from './mmce.js';

/**
 * Kernel calibration error of the predicted class with the Laplace kernel `exp(-|f - g|)`, in [0, 1] (Blasiok,
 * Gopalan, Hu & Nakkiran 2023, "A unifying theory of distance from calibration"). For this kernel, and not for the
 * Gaussian one, it is polynomially related to the distance to the nearest perfectly calibrated predictor.
 *
 * With another `width` w the kernel is `exp(-|f - g| / w) / w`, as in relplot's `laplace_calibration_approx`, and the
 * range [0, 1 / sqrt(w)]. relplot draws pairs at random and never the last sample; this is the mean over all pairs, i
 * = j included, so it is biased upwards as `mmce` is, of which it is `1 / sqrt(w)` times the value at width w.
 *
 * Cost: a sort of n and n exponentials.
 *
 * @param options.width default 1
 * @throws ScoreKindError for logits
 */
export function laplaceCalibrationError(
  predictions: Predictions<Probabilities>,
  options: LaplaceOptions = {},
): number {
  requireProbabilities(predictions, 'laplaceCalibrationError', 'any');
  const { width = 1 } = options;
  checkBetween('width', width, 0.0001, 10_000);
  return Math.sqrt(laplaceMean(topLabelPairs(predictions), width) / width);
}
