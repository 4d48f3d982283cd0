import { equalMass } from '../binning/convention.js';
import type { Predictions } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { classwiseEce } from './classwise-ece.js';

/** Options of {@link ace}. */
export interface AceOptions {
  /** Number of ranges per class, 1 to 10000, default 15. */
  readonly bins?: number;
  /** Only probabilities above this are looked at, 0 < threshold < 1: the thresholded error, TACE. Default `null`: all are. */
  readonly threshold?: number | null;
  /** As in `equalMass`, default `split`: ranges of equal size, as defined. */
  readonly ties?: 'together' | 'split';
}

/**
 * Adaptive calibration error, in [0, 1] (Nixon et al. 2019, "Measuring calibration in deep learning"): the mean of
 * |accuracy - mean confidence| over all classes and all ranges, where the ranges of a class hold equal numbers of its
 * probabilities. With a threshold it is their thresholded adaptive calibration error (TACE, commonly at 0.01 or 0.001).
 *
 * It is `classwiseEce` with bins of equal mass that all count the same. netcal's `ACE` is another metric: see
 * `weighting` of `ece`.
 *
 * Cost: k sorts of n.
 *
 * @throws ScoreKindError for logits
 */
export function ace(predictions: Predictions<Probabilities>, options: AceOptions = {}): number {
  const { bins = 15, threshold = null, ties = 'split' } = options;
  return classwiseEce(predictions, { bins, binning: equalMass({ ties }), weighting: 'bins', threshold });
}
