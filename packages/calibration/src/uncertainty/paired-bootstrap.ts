import { type Predictions, requirePredictions } from '../predictions.js';
import type { Logits, Probabilities } from '../scores.js';
import { type BootstrapInterval, bootstrapOf } from './bootstrap-interval.js';
import { type BootstrapOptions, resolveBootstrap } from './bootstrap-options.js';
import type { Metric, PreparedMetric } from './counted-metric.js';
import { evaluateMetric, prepareMetric } from './prepare-metric.js';
import { requireSameItems } from './same-items.js';

/** Result of {@link pairedBootstrap}: the interval is that of `estimate`, the difference `first - second`. */
export interface PairedBootstrap extends BootstrapInterval {
  /** The metric of the first model. */
  readonly first: number;
  /** The metric of the second model. */
  readonly second: number;
  /** Two-sided, of "no difference"; at least 2 / (replicates + 1), at most 1. */
  readonly pValue: number;
}

/**
 * Bootstrap interval of the difference of a metric between two models on the same items, `metric(first) - metric(second)`.
 *
 * Both models get the same resamples, so what makes items hard for both cancels: the interval is as much shorter than that of
 * two separate test sets as the models are alike. The p-value is `2 min(#{d <= 0} + 1, #{d >= 0} + 1) / (replicates + 1)`
 * over the replicate differences d, at most 1: up to the +1 (Phipson & Smyth 2010), it is 1 minus the level at which the
 * percentile interval begins to hold 0. For accuracy, `mcnemar` is exact.
 *
 * Cost: that of two calls of `bootstrap`.
 *
 * @param first, second predictions for the same rows in the same order, so with equal labels
 * @throws InvalidArgumentError if the numbers of rows or any labels differ, and as `bootstrap` does
 */
export function pairedBootstrap<S extends Logits | Probabilities>(
  first: Predictions<S>,
  second: Predictions<S>,
  metric: Metric<S>,
  options: BootstrapOptions,
): PairedBootstrap {
  requirePredictions(first, 'pairedBootstrap');
  requirePredictions(second, 'pairedBootstrap');
  requireSameItems(first, second);
  const resolved = resolveBootstrap(options, first.labels.length);
  const ofFirst = evaluateMetric(metric, first);
  const ofSecond = evaluateMetric(metric, second);
  const prepared = difference(prepareMetric(metric, first), prepareMetric(metric, second));
  const interval = bootstrapOf(prepared, ofFirst - ofSecond, first, resolved);
  return { ...interval, first: ofFirst, second: ofSecond, pValue: twoSided(interval.values) };
}

function difference(a: PreparedMetric, b: PreparedMetric): PreparedMetric {
  const value = (counts: Uint32Array) => a.value(counts) - b.value(counts);
  if (a.leaveOneOut === undefined || b.leaveOneOut === undefined) return { value };
  const leaveOneOut = () => {
    const ofSecond = b.leaveOneOut!();
    return a.leaveOneOut!().map((without, row) => without - ofSecond[row]!);
  };
  return { value, leaveOneOut };
}

function twoSided(differences: Float64Array): number {
  let atMost = 0;
  let atLeast = 0;
  for (const value of differences) {
    if (value <= 0) atMost++;
    if (value >= 0) atLeast++;
  }
  return Math.min(1, (2 * (Math.min(atMost, atLeast) + 1)) / (differences.length + 1));
}
