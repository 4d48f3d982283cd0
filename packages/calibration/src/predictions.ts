import { InvalidArgumentError, ScoreKindError } from './errors.js';
import type { Logits, Probabilities } from './scores.js';

declare const validated: unique symbol;

/** Scores of n samples over k classes together with the n true classes. Made by {@link predictions}. */
export interface Predictions<S extends Logits | Probabilities = Logits | Probabilities> {
  readonly kind: 'predictions';
  readonly scores: S;
  /** `[n]` class indices, 0 <= label < k. */
  readonly labels: Int32Array;
  readonly [validated]: true;
}

/**
 * Joins scores with the true labels.
 *
 * @param scores made by `logits`, `probabilities` or `softmax`
 * @param labels `[n]` class indices, 0 <= label < k; used as given, not copied
 * @throws InvalidArgumentError if a score is of no declared kind, the lengths differ or a label is out of range
 */
export function predictions<S extends Logits | Probabilities>(scores: S, labels: Int32Array): Predictions<S> {
  checkScores(scores);
  checkLabels(labels, scores.shape);
  return Object.freeze({ kind: 'predictions', scores, labels }) as unknown as Predictions<S>;
}

export function requirePredictions(value: Predictions, metric: string): void {
  if (value?.kind !== 'predictions') {
    throw new InvalidArgumentError(`argument of ${metric}`, value, 'predictions(scores, labels)');
  }
}

export function requireProbabilities(
  value: Predictions,
  metric: string,
): asserts value is Predictions<Probabilities> {
  requirePredictions(value, metric);
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
