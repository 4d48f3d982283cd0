import { accuracy, topK } from './accuracy.js';
import { aurc } from './aurc.js';
import { classwiseEce } from './binned/classwise-ece.js';
import { ece, mce } from './binned/ece.js';
import { brier } from './brier.js';
import { logitScale } from './logit-scale.js';
import { nll } from './nll.js';
import { type Predictions, predictions, requirePredictions } from './predictions.js';
import { referenceEce } from './reference-ece.js';
import type { Logits } from './scores.js';
import { smoothEce } from './smooth-ece.js';
import { softmax } from './softmax.js';

/** Options of {@link evaluate}. */
export interface EvaluateOptions {
  /** Bins of every binned metric, default 15. */
  readonly bins?: number;
  /** Batch size of `referenceEce`, default 128. */
  readonly batchSize?: number;
}

/** Result of {@link evaluate}: one number per metric, `null` where the metric is not defined; never NaN. */
export interface Evaluation {
  /** Number of samples. */
  readonly count: number;
  readonly top1: number;
  /** `null` with fewer than 5 classes. */
  readonly top5: number | null;
  readonly nll: number;
  readonly brier: number;
  /** Equal-width bins. */
  readonly ece: number;
  /** Equal-mass bins. */
  readonly eceEqualMass: number;
  /** Equal-width bins. */
  readonly classwiseEce: number;
  /** Equal-width bins. */
  readonly mce: number;
  readonly smoothEce: number;
  readonly aurc: number;
  /** `null` for probabilities, like the logit-scale statistics below. */
  readonly referenceEce: number | null;
  readonly logitMaxMean: number | null;
  readonly logitMaxStd: number | null;
  readonly logitMarginMean: number | null;
  readonly logitMarginStd: number | null;
  readonly logitNormMean: number | null;
  readonly logitNormStd: number | null;
}

/**
 * All metrics of one set of predictions in a flat object.
 *
 * Logits are passed through `softmax` for the metrics that need probabilities, and give `referenceEce` and the
 * logit-scale statistics besides; probabilities give `null` there. For the values after temperature scaling,
 * evaluate `predictions(applyTemperature(logits, temperature), labels)`.
 *
 * Cost: n * k exponentials, k passes over n, two sorts of n, and a Float64Array of n * k for logits.
 */
export function evaluate(input: Predictions, options: EvaluateOptions = {}): Evaluation {
  requirePredictions(input, 'evaluate');
  const { bins = 15, batchSize = 128 } = options;
  const { scores, labels } = input;
  const [count, classes] = scores.shape;
  const probable = predictions(scores.kind === 'logits' ? softmax(scores) : scores, labels);
  return {
    count,
    top1: accuracy(input),
    top5: classes < 5 ? null : topK(input, 5),
    nll: nll(input),
    brier: brier(probable),
    ece: ece(probable, { bins }),
    eceEqualMass: ece(probable, { bins, binning: 'equalMass' }),
    classwiseEce: classwiseEce(probable, { bins }),
    mce: mce(probable, { bins }),
    smoothEce: smoothEce(probable),
    aurc: aurc(probable),
    ...(scores.kind === 'logits' ? logitMetrics(predictions(scores, labels), batchSize) : NO_LOGIT_METRICS),
  };
}

const NO_LOGIT_METRICS = {
  referenceEce: null,
  logitMaxMean: null,
  logitMaxStd: null,
  logitMarginMean: null,
  logitMarginStd: null,
  logitNormMean: null,
  logitNormStd: null,
};

function logitMetrics(input: Predictions<Logits>, batchSize: number) {
  const { max, margin, norm } = logitScale(input.scores);
  return {
    referenceEce: referenceEce(input, { batchSize }),
    logitMaxMean: max.mean,
    logitMaxStd: max.std,
    logitMarginMean: margin.mean,
    logitMarginStd: margin.std,
    logitNormMean: norm.mean,
    logitNormStd: norm.std,
  };
}
