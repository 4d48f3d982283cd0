import { type Predictions, predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type ReplicateOptions, resolveReplicates } from './bootstrap-options.js';
import type { Metric } from './counted-metric.js';
import { labelSampler } from './label-sampler.js';
import { evaluateMetric } from './prepare-metric.js';
import { quantilePair } from './quantile.js';

/** Result of {@link nullDistribution}. */
export interface NullDistribution {
  /** The metric of the predictions themselves. */
  readonly observed: number;
  /** Mean of the null values: what a perfectly calibrated model with these probabilities shows on average. */
  readonly mean: number;
  /** Quantile of the null values at (1 - level) / 2. */
  readonly low: number;
  /** Quantile of the null values at (1 + level) / 2. */
  readonly high: number;
  readonly level: number;
  /** One-sided, of "perfectly calibrated": `(#{null >= observed} + 1) / (replicates + 1)`. */
  readonly pValue: number;
  /** `[replicates]`, the metric under each drawing of the labels, in the order drawn. */
  readonly values: Float64Array;
}

/**
 * The values that a metric takes if the model is perfectly calibrated: the probabilities stay, and labels are drawn from them
 * (consistency resampling, Broecker & Smith 2007; Vaicenavicius et al. 2019).
 *
 * An ECE of 0.02 may be what chance alone gives at this n and with these bins; this tells. Every row's label is drawn from all its
 * classes, so the hypothesis is calibration of the whole probability vectors; whether the predicted class is right is then
 * Bernoulli with the confidence, so metrics of the predicted class test no more than top-label calibration. The p-value is for
 * metrics that grow with miscalibration.
 *
 * Cost: per replicate n draws and one evaluation of the metric, whose predictions are overwritten by the next.
 *
 * @throws ScoreKindError for logits
 * @throws InvalidArgumentError for options out of range, a value that is not finite, or random numbers outside [0, 1)
 */
export function nullDistribution(
  input: Predictions<Probabilities>,
  metric: Metric<Probabilities>,
  options: ReplicateOptions,
): NullDistribution {
  requireProbabilities(input, 'nullDistribution');
  const { random, replicates, level } = resolveReplicates(options);
  const observed = evaluateMetric(metric, input);
  const draw = labelSampler(input.scores, random);
  const labels = new Int32Array(input.labels.length);
  const values = Float64Array.from({ length: replicates }, () => {
    draw(labels);
    return evaluateMetric(metric, predictions(input.scores, labels));
  });
  const [low, high] = quantilePair(values, [(1 - level) / 2, (1 + level) / 2]);
  const mean = values.reduce((sum, value) => sum + value, 0) / replicates;
  const atLeast = values.reduce((count, value) => count + (value >= observed ? 1 : 0), 0);
  return { observed, mean, low, high, level, pValue: (atLeast + 1) / (replicates + 1), values };
}
