import { InvalidArgumentError, ScoreKindError } from './errors.js';
import type { Logits, Probabilities } from './scores.js';

declare const validated: unique symbol;

/** Scores of n samples over k classes together with the n true classes. Made by {@link predictions}. */
export interface Predictions<S extends Logits | Probabilities = Logits | Probabilities> {
  readonly kind: 'predictions';
  readonly scores: S;
  /** `[n]` class indices, 0 <= label < k. */
  readonly labels: Int32Array;
  /** `[n]`, how many samples each row stands for; `null` where each is one. */
  readonly weights: Float32Array | Float64Array | null;
  readonly [validated]: true;
}

/**
 * Joins scores with the true labels.
 *
 * A row of weight w counts as w equal rows; w need not be whole, and only ratios matter, for accuracy, NLL, Brier score
 * and calibration errors over fixed edges. Where numbers of samples matter (equal-mass bins, quantiles, debiased
 * estimates, intervals) weights must be whole. Metrics that know no weights refuse them.
 *
 * @param scores made by `logits`, `probabilities` or `softmax`
 * @param labels `[n]` class indices, 0 <= label < k; used as given, not copied
 * @param options.weights `[n]` numbers >= 0, not all 0, with a sum of at most 2^50; used as given, not copied
 * @throws InvalidArgumentError if a score is of no declared kind, the lengths differ, or a label or weight is out of range
 */
export function predictions<S extends Logits | Probabilities>(
  scores: S,
  labels: Int32Array,
  options: { weights?: Float32Array | Float64Array | null } = {},
): Predictions<S> {
  checkScores(scores);
  checkLabels(labels, scores.shape);
  const { weights = null } = options;
  if (weights !== null) checkWeights(weights, scores.shape[0]);
  return Object.freeze({ kind: 'predictions', scores, labels, weights }) as unknown as Predictions<S>;
}

/** What a metric can do with weights: nothing, count with whole ones, or take any. */
export type WeightUse = 'none' | 'whole' | 'any';

export function requirePredictions(value: Predictions, metric: string, weights: WeightUse = 'none'): void {
  if (value?.kind !== 'predictions') {
    throw new InvalidArgumentError(`argument of ${metric}`, value, 'predictions(scores, labels)');
  }
  checkWeightUse(value.weights, metric, weights);
}

export function checkWeightUse(weights: Predictions['weights'], metric: string, use: WeightUse): void {
  if (weights === null || use === 'any') return;
  if (use === 'none') throw new InvalidArgumentError(`weights of ${metric}`, weights, 'none');
  if (!isWhole(weights)) {
    throw new InvalidArgumentError(`weights of ${metric}`, 'fractions', 'whole numbers of samples');
  }
}

export function isWhole(weights: Predictions['weights']): boolean {
  return weights === null || weights.every((weight: number) => Number.isInteger(weight));
}

export function requireProbabilities(
  value: Predictions,
  metric: string,
  weights: WeightUse = 'none',
): asserts value is Predictions<Probabilities> {
  requirePredictions(value, metric, weights);
  if (value.scores.kind !== 'probabilities') throw new ScoreKindError(metric, value.scores.kind);
}

export function requireLogits(value: Predictions, metric: string): asserts value is Predictions<Logits> {
  requirePredictions(value, metric);
  requireLogitScores(value.scores, metric);
}

export function requireLogitScores(scores: Logits | Probabilities, metric: string): asserts scores is Logits {
  checkScores(scores);
  if (scores.kind !== 'logits') throw new ScoreKindError(metric, scores.kind);
}

export function requireProbabilityScores(
  scores: Logits | Probabilities,
  metric: string,
): asserts scores is Probabilities {
  checkScores(scores);
  if (scores.kind !== 'probabilities') throw new ScoreKindError(metric, scores.kind);
}

function checkScores(scores: Logits | Probabilities): void {
  if (scores?.kind !== 'logits' && scores?.kind !== 'probabilities') {
    throw new InvalidArgumentError('scores', scores, 'logits(...) or probabilities(...)');
  }
}

function checkLabels(labels: unknown, [n, k]: readonly [number, number]): void {
  if (!(labels instanceof Int32Array)) throw new InvalidArgumentError('labels', labels, 'an Int32Array');
  if (labels.length !== n) {
    throw new InvalidArgumentError('number of labels', labels.length, `${n}, one per row of scores`);
  }
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (label < 0 || label >= k) throw new InvalidArgumentError(`label ${i}`, label, `0 <= label < ${k}`);
  }
}

/** Largest sum of weights, so that sums of them are exact and can still be merged many times. */
const MAX_TOTAL_WEIGHT = 2 ** 50;

export function checkWeights(weights: unknown, n: number): void {
  if (!(weights instanceof Float32Array || weights instanceof Float64Array)) {
    throw new InvalidArgumentError('weights', weights, 'a Float32Array or Float64Array');
  }
  if (weights.length !== n) {
    throw new InvalidArgumentError('number of weights', weights.length, `${n}, one per row of scores`);
  }
  let total = 0;
  weights.forEach((weight, i) => {
    if (!(weight >= 0 && weight <= MAX_TOTAL_WEIGHT)) {
      throw new InvalidArgumentError(`weight ${i}`, weight, '0 <= weight <= 2^50');
    }
    total += weight;
  });
  if (!(total > 0 && total <= MAX_TOTAL_WEIGHT)) {
    throw new InvalidArgumentError('sum of weights', total, '0 < sum <= 2^50');
  }
}
