import type { Metric, MetricDirection, MetricUnit } from './schema/metric.js';

const define = (
  label: string,
  unit: MetricUnit,
  direction: MetricDirection,
  decimals: number,
  source: string,
): Metric => ({ label, unit, direction, decimals, source });

const guo = 'Guo et al. 2017, On Calibration of Modern Neural Networks, arXiv:1706.04599';

const predictionMetrics = {
  top1: define(
    'Accuracy',
    'fraction',
    'higher',
    1,
    'Share of test images whose most probable class is the label',
  ),
  top5: define(
    'Top-5 accuracy',
    'fraction',
    'higher',
    1,
    'Share of test images whose label is among the five most probable classes',
  ),
  nll: define('NLL', 'nat', 'lower', 3, 'Mean negative log probability of the label'),
  brier: define('Brier score', 'score', 'lower', 3, 'Brier 1950, summed over classes, 0 to 2'),
  ece: define(
    'ECE',
    'fraction',
    'lower',
    1,
    `Expected calibration error, 15 equal-width bins; Naeini et al. 2015; ${guo}`,
  ),
  eceEqualMass: define(
    'ECE, equal mass',
    'fraction',
    'lower',
    1,
    'Expected calibration error, 15 bins of equal count; Nixon et al. 2019, arXiv:1904.01685',
  ),
  classwiseEce: define(
    'Class-wise ECE',
    'fraction',
    'lower',
    2,
    'Mean over classes of the binned error of that class’s probability; Kull et al. 2019, arXiv:1910.12656',
  ),
  mce: define(
    'MCE',
    'fraction',
    'lower',
    1,
    `Maximum calibration error, 15 equal-width bins; Naeini et al. 2015; ${guo}`,
  ),
  smoothEce: define(
    'SmoothECE',
    'fraction',
    'lower',
    1,
    'Błasiok and Nakkiran 2023, Smooth ECE, arXiv:2309.12236',
  ),
  aurc: define(
    'AURC',
    'fraction',
    'lower',
    2,
    'Area under the risk-coverage curve; Geifman et al. 2018, arXiv:1805.08206',
  ),
  referenceEce: define(
    'ECE as in the reference code',
    'none',
    'lower',
    4,
    'What ILM-VP and Reprogram_LT report: computed on logits, per batch, summed, divided by the number of samples. Shown only for comparison; not a calibration error',
  ),
} satisfies Record<string, Metric>;

const otherMetrics = {
  temperature: define(
    'Temperature',
    'none',
    'none',
    3,
    `Fitted on the validation split by minimum NLL; ${guo}`,
  ),
  logitMaxMean: define('Mean largest logit', 'none', 'none', 2, 'Mean over test images of the largest logit'),
  logitStd: define('Logit spread', 'none', 'none', 2, 'Standard deviation of all test logits'),
  marginMean: define(
    'Mean margin',
    'none',
    'none',
    2,
    'Mean over test images of the largest minus the second largest logit',
  ),
  trainLoss: define(
    'Training loss',
    'nat',
    'lower',
    3,
    'Mean cross-entropy on the training shots in the last epoch',
  ),
  trainAccuracy: define(
    'Training accuracy',
    'fraction',
    'higher',
    1,
    'Top-1 on the training shots in the last epoch',
  ),
  validationTop1: define('Validation accuracy', 'fraction', 'higher', 1, 'Top-1 on the validation split'),
  steps: define('Optimiser steps', 'count', 'none', 0, 'Updates of the prompt or the probe'),
  macs: define('MACs', 'MAC', 'lower', 0, 'Multiply-accumulate operations of the adaptation'),
  seconds: define('Time', 'second', 'lower', 1, 'Wall-clock time of the cell'),
  peakRssBytes: define('Peak memory', 'byte', 'lower', 0, 'Largest resident set of the process'),
  upstreamTop1: define(
    'Upstream accuracy',
    'fraction',
    'higher',
    1,
    'Top-1 of the ticket on a sample of its source data',
  ),
  upstreamTop5: define(
    'Upstream top-5',
    'fraction',
    'higher',
    1,
    'Top-5 of the ticket on a sample of its source data',
  ),
  upstreamEce: define(
    'Upstream ECE',
    'fraction',
    'lower',
    1,
    'ECE of the ticket on a sample of its source data',
  ),
  upstreamN: define('Upstream images', 'count', 'none', 0, 'Size of the sample of the source data'),
} satisfies Record<string, Metric>;

type PredictionMetricKey = keyof typeof predictionMetrics;

/** Every key `metricCatalogue` defines; `.scaled` is the same metric after temperature scaling. */
export type MetricKey = PredictionMetricKey | `${PredictionMetricKey}.scaled` | keyof typeof otherMetrics;

const scaledMetrics = Object.fromEntries(
  Object.entries(predictionMetrics).map(([key, metric]) => [
    `${key}.scaled`,
    { ...metric, label: `${metric.label}, scaled`, source: `${metric.source}; after temperature scaling` },
  ]),
) as Record<`${PredictionMetricKey}.scaled`, Metric>;

/**
 * Every metric Reticket measures: label, unit, direction, decimals and source. A run's `metrics` is this object or the
 * part of it the run uses.
 */
export const metricCatalogue: Readonly<Record<MetricKey, Metric>> = {
  ...predictionMetrics,
  ...scaledMetrics,
  ...otherMetrics,
};
