import { type Predictions, requirePredictions } from '../predictions.js';
import type { Logits, Probabilities } from '../scores.js';
import { type BootstrapInterval, bootstrapOf } from './bootstrap-interval.js';
import { type BootstrapOptions, resolveBootstrap } from './bootstrap-options.js';
import type { Metric } from './counted-metric.js';
import { evaluateMetric, prepareMetric } from './prepare-metric.js';

/**
 * Bootstrap interval of any metric (Efron 1979; BCa of Efron 1987): the metric's values over resamples of the rows.
 *
 * It tells how far the value would move with another test set of this size; it knows nothing of the spread between
 * training runs, and it cannot undo a bias of the metric. The plug-in ECE is biased upwards, and resampling adds about
 * the same bias again: near 0 its interval misses the true value, see docs/uncertainty.md for measured coverage.
 *
 * Cost: `replicates` draws of n rows, each with an evaluation of the metric: n additions for `countedEce`, `countedBrier`
 * and their siblings, otherwise the metric itself on gathered rows. `bca` adds n evaluations (200 if n > 200); the
 * counted metrics that are means or have fixed bins add much less.
 *
 * @param predictions n >= 2 rows; the metric decides whether logits or probabilities
 * @param metric a function of predictions with a finite value on every resample; with a `prepare` of its own
 *   ({@link CountedMetric}) it is never given gathered rows
 * @throws InvalidArgumentError for options out of range, a value that is not finite, or random numbers outside [0, 1)
 */
export function bootstrap<S extends Logits | Probabilities>(
  predictions: Predictions<S>,
  metric: Metric<S>,
  options: BootstrapOptions,
): BootstrapInterval {
  requirePredictions(predictions, 'bootstrap');
  const resolved = resolveBootstrap(options, predictions.labels.length);
  const estimate = evaluateMetric(metric, predictions);
  return bootstrapOf(prepareMetric(metric, predictions), estimate, predictions, resolved);
}
