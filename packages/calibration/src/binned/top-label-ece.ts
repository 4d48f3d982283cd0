import type { BinTotals } from '../binning/bin-totals.js';
import { type BinningOptions, resolveBinning, weightUse } from '../binning/resolve-binning.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { checkNorm, errorOfBins } from './error-of-bins.js';
import { groupBins } from './group-bins.js';

/** Options of {@link topLabelEce}. */
export interface TopLabelOptions extends BinningOptions {
  /** p >= 1 of the L^p norm of the gaps, default 1. */
  readonly norm?: number;
}

/**
 * Top-label calibration error, in [0, 1] (Gupta & Ramdas 2022, "Top-label calibration and multiclass-to-binary
 * reductions"): the ECE among the samples predicted as class l, averaged over the predicted classes by their share.
 *
 * Where `ece` asks whether confidence is right over all predictions, this asks it for every predicted class, so a
 * class that is over-confident cannot be offset by one that is under-confident: with the same fixed bins it is at least
 * `ece`. Their code uses `binning: 'equalMass'`.
 *
 * Cost: n * k comparisons; a sort of n for bins that depend on the data.
 *
 * @throws ScoreKindError for logits
 */
export function topLabelEce(predictions: Predictions<Probabilities>, options: TopLabelOptions = {}): number {
  const { norm = 1 } = options;
  checkNorm(norm);
  const resolved = resolveBinning(options);
  requireProbabilities(predictions, 'topLabelEce', weightUse(resolved.convention));
  return topLabelOfGroups(groupBins(predictions, 'predictedClass', resolved), norm);
}

/** All bins of all groups by their share of the samples. */
export function topLabelOfGroups(groups: readonly (readonly BinTotals[])[], norm = 1): number {
  return errorOfBins(groups.flat(), norm);
}
