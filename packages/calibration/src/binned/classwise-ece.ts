import { checkBetween, checkOneOf } from '../arguments.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { type BinningOptions, resolveBinning, weightUse } from '../binning/resolve-binning.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type BinWeighting, checkNorm, errorOfBins } from './error-of-bins.js';
import { groupBins } from './group-bins.js';

/** Options of {@link classwiseEce}. */
export interface ClasswiseOptions extends BinningOptions {
  /** p >= 1 of the L^p norm of the gaps and of the classes, default 1; Infinity is the largest gap of any class. */
  readonly norm?: number;
  /** As in `ece`. */
  readonly weighting?: BinWeighting;
  /** Only probabilities above this are looked at, 0 < threshold < 1. Default `null`: all are. */
  readonly threshold?: number | null;
}

/**
 * Class-wise (marginal) ECE: for every class the calibration error of its probability against "is the label", averaged
 * over all k classes, in [0, 1] (Kull et al. 2019, "Beyond temperature scaling"; "static calibration error" in Nixon et
 * al. 2019; "marginal" in Kumar et al. 2019). With a norm p the p-th powers are averaged and the p-th root taken.
 *
 * A class that is never the label counts too, and a class without a probability above the threshold counts 0. With many
 * classes most probabilities are near 0, so values are small and shrink with k: compare only data sets of equal k.
 *
 * Cost: one pass over n * k; k sorts of n for bins that depend on the data.
 *
 * @throws ScoreKindError for logits
 */
export function classwiseEce(
  predictions: Predictions<Probabilities>,
  options: ClasswiseOptions = {},
): number {
  const { norm = 1, weighting = 'mass', threshold = null } = options;
  checkNorm(norm);
  checkOneOf('weighting', weighting, ['mass', 'bins']);
  if (threshold !== null) checkBetween('threshold', threshold, 0, 1);
  const resolved = resolveBinning(options);
  requireProbabilities(predictions, 'classwiseEce', weightUse(resolved.convention));
  return classwiseOfGroups(groupBins(predictions, 'eachClass', resolved, threshold), norm, weighting);
}

/** The mean over the groups, in the sense of a norm. */
export function classwiseOfGroups(
  groups: readonly (readonly BinTotals[])[],
  norm = 1,
  weighting: BinWeighting = 'mass',
): number {
  const errors = groups.map((bins) => errorOfBins(bins, norm, weighting));
  if (norm === Number.POSITIVE_INFINITY) return Math.max(...errors);
  return (errors.reduce((sum, error) => sum + error ** norm, 0) / groups.length) ** (1 / norm);
}
