import {
  applyTemperature,
  type Evaluation,
  evaluate,
  fitTemperature,
  type Logits,
  logits,
  type Predictions,
  predictions,
  type ReliabilityBin as ReliabilityBar,
  reliability,
  softmax,
} from '@reticket/calibration';
import type { Curves, MetricKey, ReliabilityBin } from '@reticket/results';

/** Metric key to value, as results store them. */
export type Values = Partial<Record<MetricKey, number>>;

export interface ScoredImages {
  /** [n, classes]. */
  readonly logits: Float32Array;
  /** [n]. */
  readonly labels: Int32Array;
}

const scaledKeys = [
  'top1',
  'top5',
  'nll',
  'brier',
  'ece',
  'eceEqualMass',
  'classwiseEce',
  'mce',
  'smoothEce',
  'aurc',
  'referenceEce',
] as const satisfies readonly (MetricKey & keyof Evaluation)[];

function standardDeviation(values: ArrayLike<number>): number {
  let mean = 0;
  for (let index = 0; index < values.length; index += 1) mean += values[index]! / values.length;
  let variance = 0;
  for (let index = 0; index < values.length; index += 1)
    variance += (values[index]! - mean) ** 2 / values.length;
  return Math.sqrt(variance);
}

function bins(input: Predictions<Logits>): ReliabilityBin[] {
  return reliability(predictions(softmax(input.scores), input.labels)).map(binOf);
}

function binOf(bar: ReliabilityBar): ReliabilityBin {
  const { lower, upper, count, meanConfidence: confidence, accuracy, interval } = bar;
  const [low, high] = interval ?? [null, null];
  return { lower, upper, count, confidence, accuracy, low, high };
}

/**
 * Everything results hold of one set of predictions: accuracy and calibration on the test images before and after
 * temperature scaling, the temperature being fitted on the validation images alone.
 */
export function measurePredictions(
  test: ScoredImages,
  validation: ScoredImages,
  classes: number,
): { values: Values; curves: Pick<Curves, 'reliability' | 'reliabilityScaled'> } {
  const matrix = (images: ScoredImages): Logits =>
    logits({ data: images.logits, shape: [images.labels.length, classes] });
  const raw = predictions(matrix(test), test.labels);
  const validated = matrix(validation);
  const { temperature } = fitTemperature(validated, validation.labels);
  const scaled = predictions(applyTemperature(raw.scores, temperature), test.labels);
  const before = evaluate(raw);
  const after = evaluate(scaled);

  const values: Values = {
    temperature,
    logitStd: standardDeviation(test.logits),
    validationTop1: evaluate(predictions(validated, validation.labels)).top1,
  };
  if (before.logitMaxMean !== null) values.logitMaxMean = before.logitMaxMean;
  if (before.logitMarginMean !== null) values.marginMean = before.logitMarginMean;
  for (const key of scaledKeys) {
    const [plain, rescaled] = [before[key], after[key]];
    if (plain !== null) values[key] = plain;
    if (rescaled !== null) values[`${key}.scaled`] = rescaled;
  }
  return { values, curves: { reliability: bins(raw), reliabilityScaled: bins(scaled) } };
}
