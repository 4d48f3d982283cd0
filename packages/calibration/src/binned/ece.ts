import { checkOneOf } from '../arguments.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { type BinningOptions, resolveBinning, weightUse } from '../binning/resolve-binning.js';
import { checkLabel, type EventOptions } from '../event.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type BinWeighting, checkNorm, errorOfBins } from './error-of-bins.js';
import { groupBins } from './group-bins.js';

/** Options of `rmsce` and `mce`. */
export interface BinnedOptions extends BinningOptions, EventOptions {}

/** Options of {@link ece}. */
export interface EceOptions extends BinnedOptions {
  /** p >= 1 of the L^p norm of the gaps, default 1; 2 is `rmsce`, Infinity is `mce`. */
  readonly norm?: number;
  /**
   * `mass` (default): bins count by the samples in them. `bins`: every filled bin counts the same, which makes the "average
   * calibration error" of Neumann et al. 2018 (netcal's `ACE`); it has no effect on `norm: Infinity`.
   */
  readonly weighting?: BinWeighting;
}

/**
 * Expected calibration error of the predicted class, in [0, 1].
 *
 * `sum over bins of count/n * |mean confidence - accuracy|` (Naeini et al. 2015; Guo et al. 2017, eq. 3), or the L^p
 * norm of the gaps (Kumar et al. 2019, plug-in estimate). Empty bins add nothing. The plug-in estimate is biased upwards: a
 * perfectly calibrated model shows a value of order sqrt(bins / n); see `debiasedEce`. The value does not depend on the
 * order of the samples.
 *
 * Cost: n * k comparisons; a sort of n for bins that depend on the data.
 *
 * @throws ScoreKindError for logits
 * @throws InvalidArgumentError for an option out of range, or weights that are not whole where bins count samples
 */
export function ece(predictions: Predictions<Probabilities>, options: EceOptions = {}): number {
  const { norm = 1, weighting = 'mass' } = options;
  checkNorm(norm);
  checkOneOf('weighting', weighting, ['mass', 'bins']);
  return errorOfBins(eventBins(predictions, options, 'ece'), norm, weighting);
}

/**
 * Root mean square calibration error, `ece` with `norm: 2`, in [0, 1] and at least `ece`
 * (Kumar et al. 2019, plug-in estimate; Hendrycks et al. 2019).
 *
 * @throws ScoreKindError for logits
 */
export function rmsce(predictions: Predictions<Probabilities>, options: BinnedOptions = {}): number {
  return errorOfBins(eventBins(predictions, options, 'rmsce'), 2);
}

/**
 * Maximum calibration error: the largest |mean confidence - accuracy| of any non-empty bin, in [0, 1]
 * (Naeini et al. 2015; Guo et al. 2017, eq. 5).
 *
 * One sample in a bin of its own can set the value; read it next to the counts of `reliability`.
 *
 * @throws ScoreKindError for logits
 */
export function mce(predictions: Predictions<Probabilities>, options: BinnedOptions = {}): number {
  return errorOfBins(eventBins(predictions, options, 'mce'), Number.POSITIVE_INFINITY);
}

/** The bins of one event, ascending. */
export function eventBins(
  predictions: Predictions<Probabilities>,
  options: BinnedOptions,
  metric: string,
): BinTotals[] {
  const resolved = resolveBinning(options);
  requireProbabilities(predictions, metric, weightUse(resolved.convention));
  const { label } = options;
  if (label !== undefined) checkLabel(label, predictions.scores.shape[1]);
  return groupBins(predictions, label ?? 'topLabel', resolved)[0]!;
}
