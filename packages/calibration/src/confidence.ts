import { argMax } from './accuracy.js';
import type { Predictions } from './predictions.js';
import type { Probabilities } from './scores.js';

/** For each of n samples the probability of an event and whether it happened. */
export interface ConfidencePairs {
  /** `[n]`, each in [0, 1]. */
  readonly confidence: Float64Array;
  /** `[n]`, 1 where the event happened, else 0. */
  readonly correct: Uint8Array;
  /** `[n]`, how many samples each stands for; missing where each is one. */
  readonly weight?: Float64Array;
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
  return withWeights(confidence, correct, predictions);
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
  return withWeights(confidence, correct, predictions);
}

function withWeights(
  confidence: Float64Array,
  correct: Uint8Array,
  { weights }: Predictions,
): ConfidencePairs {
  return weights === null
    ? { confidence, correct }
    : { confidence, correct, weight: Float64Array.from(weights) };
}

/** The pairs for which `keep` holds, in their order. */
export function filterPairs(pairs: ConfidencePairs, keep: (index: number) => boolean): ConfidencePairs {
  return pickPairs(pairs, Uint32Array.from(pairs.confidence.keys()).filter(keep));
}

/**
 * The pairs by ascending confidence, then incorrect before correct: one order for any order of the samples. Pairs of
 * weight 0 are left out.
 */
export function sortPairs(pairs: ConfidencePairs): ConfidencePairs {
  return pairs.weight === undefined ? sortUnweighted(pairs) : pickPairs(pairs, sortOrder(pairs));
}

/** Sorts the incorrect and the correct apart, as plain numbers, and merges them: much faster than sorting indices. */
function sortUnweighted({ confidence, correct }: ConfidencePairs): ConfidencePairs {
  const n = confidence.length;
  const wrong = confidence.filter((_, i) => correct[i] === 0).sort();
  const right = confidence.filter((_, i) => correct[i] === 1).sort();
  const sorted = { confidence: new Float64Array(n), correct: new Uint8Array(n) };
  let w = 0;
  let r = 0;
  for (let i = 0; i < n; i++) {
    const wrongNext = r === right.length || (w < wrong.length && wrong[w]! <= right[r]!);
    sorted.confidence[i] = wrongNext ? wrong[w++]! : right[r++]!;
    sorted.correct[i] = wrongNext ? 0 : 1;
  }
  return sorted;
}

/** The index of the pair at each place of {@link sortPairs}. */
export function sortOrder({ confidence, correct, weight }: ConfidencePairs): Uint32Array {
  const all = Uint32Array.from(confidence.keys());
  const order = weight === undefined ? all : all.filter((i) => weight[i]! > 0);
  return order.sort((a, b) => confidence[a]! - confidence[b]! || correct[a]! - correct[b]!);
}

/** The pairs at the given indices. */
export function pickPairs(
  { confidence, correct, weight }: ConfidencePairs,
  order: Uint32Array,
): ConfidencePairs {
  return {
    confidence: Float64Array.from(order, (i) => confidence[i]!),
    correct: Uint8Array.from(order, (i) => correct[i]!),
    ...(weight && { weight: Float64Array.from(order, (i) => weight[i]!) }),
  };
}
