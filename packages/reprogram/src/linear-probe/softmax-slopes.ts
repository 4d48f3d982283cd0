import type { Floats } from './dense-products.js';

export interface SoftmaxLoss {
  /** Sum of the cross-entropies. */
  readonly loss: number;
  /** Sum of the cross-entropies, each divided by its divisor. */
  readonly objective: number;
  /** Items whose largest logit is that of their class. */
  readonly correct: number;
}

/**
 * Turns rows of logits, `stride` apart, into the gradient of sum over i of crossEntropy(i) / divisors[i] in place, and
 * writes its sum over the items into `total` [classes].
 */
export function softmaxSlopes(
  logits: Floats,
  stride: number,
  labels: Int32Array,
  divisors: Float64Array,
  total: Floats,
): SoftmaxLoss {
  const classes = total.length;
  let loss = 0;
  let objective = 0;
  let correct = 0;
  total.fill(0);
  for (let item = 0; item < labels.length; item += 1) {
    const start = item * stride;
    const label = labels[item]!;
    const divisor = divisors[item]!;
    let best = 0;
    for (let other = 1; other < classes; other += 1) {
      if (logits[start + other]! > logits[start + best]!) best = other;
    }
    if (best === label) correct += 1;
    const largest = logits[start + best]!;
    const shifted = logits[start + label]! - largest;
    let sum = 0;
    for (let other = 0; other < classes; other += 1) {
      const power = Math.exp(logits[start + other]! - largest);
      logits[start + other] = power;
      sum += power;
    }
    const crossEntropy = Math.log(sum) - shifted;
    loss += crossEntropy;
    objective += crossEntropy / divisor;
    for (let other = 0; other < classes; other += 1) {
      const slope = (logits[start + other]! / sum - (other === label ? 1 : 0)) / divisor;
      logits[start + other] = slope;
      total[other] = total[other]! + slope;
    }
  }
  return { loss, objective, correct };
}
