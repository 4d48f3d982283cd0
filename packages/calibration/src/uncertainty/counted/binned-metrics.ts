import { type ClasswiseOptions, classwiseEce, classwiseOfGroups } from '../../binned/classwise-ece.js';
import { debiasedEce, debiasedEceOfGroups } from '../../binned/debiased-ece.js';
import { type DebiasedOptions, debiasedRmsce, debiasedRmsceOfGroups } from '../../binned/debiased-rmsce.js';
import { type BinnedOptions, type EceOptions, ece } from '../../binned/ece.js';
import { checkNorm, errorOfBins } from '../../binned/error-of-bins.js';
import type { Probabilities } from '../../scores.js';
import type { CountedMetric } from '../counted-metric.js';
import { countedBinned } from './counted-binned.js';

/**
 * `ece` on counts, with the same options. Cost per resample of n: n additions.
 *
 * @throws ScoreKindError for logits, when it is used
 */
export function countedEce(options: EceOptions = {}): CountedMetric<Probabilities> {
  const { norm = 1, weighting = 'mass', label = 'topLabel' } = options;
  checkNorm(norm);
  return countedBinned((predictions) => ece(predictions, options), options, {
    event: label,
    ofGroups: ([bins]) => errorOfBins(bins!, norm, weighting),
  });
}

/** `rmsce` on counts, with the same options. */
export function countedRmsce(options: BinnedOptions = {}): CountedMetric<Probabilities> {
  return countedEce({ ...options, norm: 2 });
}

/** `mce` on counts, with the same options. */
export function countedMce(options: BinnedOptions = {}): CountedMetric<Probabilities> {
  return countedEce({ ...options, norm: Number.POSITIVE_INFINITY });
}

/** `classwiseEce` on counts, with the same options. Cost per resample of n: n * k additions. */
export function countedClasswiseEce(options: ClasswiseOptions = {}): CountedMetric<Probabilities> {
  const { norm = 1, weighting = 'mass', threshold = null } = options;
  checkNorm(norm);
  return countedBinned((predictions) => classwiseEce(predictions, options), options, {
    event: 'eachClass',
    threshold,
    ofGroups: (groups) => classwiseOfGroups(groups, norm, weighting),
  });
}

/** `debiasedEce` on counts, with the same options. */
export function countedDebiasedEce(options: DebiasedOptions = {}): CountedMetric<Probabilities> {
  return countedBinned((predictions) => debiasedEce(predictions, options), options, {
    event: options.classwise ? 'eachClass' : (options.label ?? 'topLabel'),
    ofGroups: debiasedEceOfGroups,
  });
}

/** `debiasedRmsce` on counts, with the same options. */
export function countedDebiasedRmsce(options: DebiasedOptions = {}): CountedMetric<Probabilities> {
  return countedBinned((predictions) => debiasedRmsce(predictions, options), options, {
    event: options.classwise ? 'eachClass' : (options.label ?? 'topLabel'),
    ofGroups: debiasedRmsceOfGroups,
  });
}
