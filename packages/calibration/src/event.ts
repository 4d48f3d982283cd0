import { checkInteger } from './arguments.js';
import { type ConfidencePairs, classPairs, topLabelPairs } from './confidence.js';
import type { Predictions } from './predictions.js';
import type { Probabilities } from './scores.js';

/** Which event a probability is about. */
export interface EventOptions {
  /** One class against the rest, 0 <= label < k. Without it: "the predicted class is right", the confidence. */
  readonly label?: number;
}

/** Probability and outcome of the event for every sample. */
export function eventPairs(
  predictions: Predictions<Probabilities>,
  { label }: EventOptions,
): ConfidencePairs {
  if (label === undefined) return topLabelPairs(predictions);
  checkLabel(label, predictions.scores.shape[1]);
  return classPairs(predictions, label);
}

export function checkLabel(label: number, classes: number): void {
  checkInteger('label', label, 0, classes - 1);
}
