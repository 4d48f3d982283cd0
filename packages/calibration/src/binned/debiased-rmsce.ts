import type { BinTotals } from '../binning/bin-totals.js';
import { resolveBinning } from '../binning/resolve-binning.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type BinnedOptions, eventBins } from './ece.js';
import { groupBins } from './group-bins.js';

/** Options of {@link debiasedRmsce} and `debiasedEce`. */
export interface DebiasedOptions extends BinnedOptions {
  /** Whether to take every class against the rest instead, and the mean over the classes ("marginal"); default false. */
  readonly classwise?: boolean;
}

/**
 * Debiased L^2 calibration error, in [0, 1] (Kumar et al. 2019, "Verified uncertainty calibration", the debiased
 * estimator): from the squared gap of every bin the variance of its accuracy, `a (1 - a) / (count - 1)`, is taken off. Below
 * 0 it is cut to 0, which a perfectly calibrated model reaches about half of the time.
 *
 * A bin with one sample, which tells nothing about its variance, adds nothing, as in the authors' code. That code
 * (`get_calibration_error`) uses `binning: 'equalMass'`, and `distinctValues()` for outputs with many duplicates. With
 * `classwise` it is the root of the mean of the squares over the classes.
 *
 * @throws ScoreKindError for logits
 * @throws InvalidArgumentError for weights that are not whole: the variance is that of a number of samples
 */
export function debiasedRmsce(
  predictions: Predictions<Probabilities>,
  options: DebiasedOptions = {},
): number {
  return debiasedRmsceOfGroups(debiasedGroups(predictions, options, 'debiasedRmsce'));
}

export function debiasedGroups(
  predictions: Predictions<Probabilities>,
  options: DebiasedOptions,
  metric: string,
): BinTotals[][] {
  requireProbabilities(predictions, metric, 'whole');
  if (!options.classwise) return [eventBins(predictions, options, metric)];
  return groupBins(predictions, 'eachClass', resolveBinning(options));
}

export function debiasedRmsceOfGroups(groups: readonly (readonly BinTotals[])[]): number {
  return Math.sqrt(
    groups.reduce((sum, bins) => sum + Math.max(0, debiasedSquareOfBins(bins)), 0) / groups.length,
  );
}

/** The debiased square of the error, which can be below 0. */
export function debiasedSquareOfBins(bins: readonly BinTotals[]): number {
  let mass = 0;
  let sum = 0;
  for (const { count, correct, confidenceSum } of bins) {
    mass += count;
    if (count < 2) continue;
    const gap = (confidenceSum - correct) / count;
    const accuracy = correct / count;
    sum += count * (gap * gap - (accuracy * (1 - accuracy)) / (count - 1));
  }
  return mass === 0 ? 0 : sum / mass;
}
