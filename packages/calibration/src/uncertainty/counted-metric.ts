import type { Predictions } from '../predictions.js';
import type { Logits, Probabilities } from '../scores.js';

/** Any number computed from predictions; the same predictions give the same number. */
export type Metric<S extends Logits | Probabilities> = (predictions: Predictions<S>) => number;

/** A metric made ready for many resamples of one set of n predictions. */
export interface PreparedMetric {
  /**
   * The metric of a resample in which row i occurs `counts[i]` times, to rounding.
   *
   * @param counts `[n]`, sum >= 1; used and forgotten before the call returns
   */
  value(counts: Uint32Array): number;
  /** `[n]` values without row i each, where that costs much less than n calls of `value`. */
  leaveOneOut?(): Float64Array;
}

/**
 * A metric that is evaluated on how often each row occurs in a resample, without gathering rows.
 *
 * The resampling functions take any {@link Metric}; one that is a `CountedMetric` gives the same numbers to rounding, in a
 * small part of the time. Made by `countedEce` and its siblings.
 */
export interface CountedMetric<S extends Logits | Probabilities> extends Metric<S> {
  readonly prepare: (predictions: Predictions<S>) => PreparedMetric;
}
