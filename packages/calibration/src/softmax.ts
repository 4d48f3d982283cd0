import { requireLogitScores } from './predictions.js';
import { brand, type Logits, type Probabilities, type ScoreInput } from './scores.js';

type Data = ScoreInput['data'];

/**
 * Row-wise softmax, `exp(z_j - max z) / sum exp(z - max z)`, in float64 whatever the input.
 *
 * Cannot overflow; a class far below the row's maximum (by more than about 745) gets exactly 0.
 * Cost: n * k exponentials and a new Float64Array of n * k values.
 *
 * @param scores `[n, k]` logits
 * @throws ScoreKindError for probabilities: softmax of a softmax is never what is meant
 */
export function softmax(scores: Logits): Probabilities {
  requireLogitScores(scores, 'softmax');
  const [n, k] = scores.shape;
  const out = new Float64Array(n * k);
  for (let row = 0; row < n; row++) softmaxRow(scores.data, row * k, k, out, row * k);
  return brand('probabilities', out, scores.shape);
}

export function softmaxRow(data: Data, start: number, k: number, out: Float64Array, outStart: number): void {
  const max = rowMax(data, start, k);
  let sum = 0;
  for (let j = 0; j < k; j++) {
    const e = Math.exp(data[start + j]! - max);
    out[outStart + j] = e;
    sum += e;
  }
  for (let j = 0; j < k; j++) out[outStart + j]! /= sum;
}

/** `log sum_j exp(scale * (z_j - max z))`: the log-sum-exp of a row relative to its maximum, >= 0. */
export function relativeLogSumExp(data: Data, start: number, k: number, max: number, scale: number): number {
  let sum = 0;
  for (let j = 0; j < k; j++) sum += Math.exp(scale * (data[start + j]! - max));
  return Math.log(sum);
}

export function rowMax(data: Data, start: number, k: number): number {
  let max = data[start]!;
  for (let j = 1; j < k; j++) if (data[start + j]! > max) max = data[start + j]!;
  return max;
}
