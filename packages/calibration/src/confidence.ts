import { argMax } from './accuracy.js';
import type { Predictions } from './predictions.js';
import type { Probabilities } from './scores.js';

/** For each of n samples the probability of an event and whether it happened. */
export interface ConfidencePairs {
  /** `[n]`, each in [0, 1]. */
  readonly confidence: Float64Array;
  /** `[n]`, 1 where the event happened, else 0. */
  readonly correct: Uint8Array;
}

/** Probability of the predicted class, and whether it is the label ("top-label" or "confidence" calibration). */
export function topLabelPairs(predictions: Predictions<Probabilities>): ConfidencePairs {
  const { scores, labels } = predictions;
  const [n, k] = scores.shape;
  const confidence = new Float64Array(n);
  const correct = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    const best = argMax(scores.data, row * k, k);
    confidence[row] = scores.data[row * k + best]!;
    correct[row] = best === labels[row] ? 1 : 0;
  }
  return { confidence, correct };
}

/** Probability given to one class, and whether that class is the label. */
export function classPairs(predictions: Predictions<Probabilities>, label: number): ConfidencePairs {
  const { scores, labels } = predictions;
  const [n, k] = scores.shape;
  const confidence = new Float64Array(n);
  const correct = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    confidence[row] = scores.data[row * k + label]!;
    correct[row] = labels[row] === label ? 1 : 0;
  }
  return { confidence, correct };
}

/** The pairs by ascending confidence, then incorrect before correct: one order for any order of the samples. */
export function sortPairs({ confidence, correct }: ConfidencePairs): ConfidencePairs {
  const order = Uint32Array.from(confidence.keys());
  order.sort((a, b) => confidence[a]! - confidence[b]! || correct[a]! - correct[b]!);
  return {
    confidence: Float64Array.from(order, (i) => confidence[i]!),
    correct: Uint8Array.from(order, (i) => correct[i]!),
  };
}
