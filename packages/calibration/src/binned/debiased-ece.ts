import type { BinTotals } from '../binning/bin-totals.js';
import type { Predictions } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type DebiasedOptions, debiasedGroups } from './debiased-rmsce.js';
import { erf } from './erf.js';

/**
 * Debiased ECE, at most 1 and possibly a little below 0: twice the plug-in estimate less its mean when the accuracy of
 * every bin is drawn anew from a normal distribution around itself with variance `a (1 - a) / count`.
 *
 * This is `get_ece(debias=True)` of uncertainty-calibration, the package of Kumar et al. 2019, which draws 1000 times; here the
 * mean of the absolute value of a normal variable is in closed form, so the value has no randomness: theirs scatters
 * around it. Where they refuse bins with fewer than two samples, here such a bin adds its plain gap. With
 * `classwise` it is the mean over the classes.
 *
 * @throws ScoreKindError for logits
 * @throws InvalidArgumentError for weights that are not whole: the variance is that of a number of samples
 */
export function debiasedEce(predictions: Predictions<Probabilities>, options: DebiasedOptions = {}): number {
  return debiasedEceOfGroups(debiasedGroups(predictions, options, 'debiasedEce'));
}

export function debiasedEceOfGroups(groups: readonly (readonly BinTotals[])[]): number {
  return groups.reduce((sum, bins) => sum + debiasedError(bins), 0) / groups.length;
}

function debiasedError(bins: readonly BinTotals[]): number {
  let mass = 0;
  let sum = 0;
  for (const { count, correct, confidenceSum } of bins) {
    if (count === 0) continue;
    const gap = Math.abs(confidenceSum - correct) / count;
    const accuracy = correct / count;
    mass += count;
    sum += count * (2 * gap - meanAbsolute(gap, Math.sqrt((accuracy * (1 - accuracy)) / count)));
  }
  return mass === 0 ? 0 : sum / mass;
}

/** Mean of |x| where x is normal: the mean of the folded normal distribution. */
function meanAbsolute(mean: number, deviation: number): number {
  if (deviation === 0) return mean;
  const ratio = mean / (deviation * Math.SQRT2);
  return deviation * Math.sqrt(2 / Math.PI) * Math.exp(-ratio * ratio) + mean * erf(ratio);
}
