import type { ConfidencePairs } from '../confidence.js';
import { ExactSum } from '../exact-sum.js';

/** Proper score of the probability p of an event with outcome 0 or 1. */
export interface BinaryScore {
  readonly loss: (p: number, outcome: number) => number;
  /** Mean loss of the forecast p of an event with frequency p: the generalised entropy. */
  readonly entropy: (p: number) => number;
}

/** `(p - outcome)^2`, in [0, 1]. */
export const brierScore: BinaryScore = {
  loss: (p, outcome) => (p - outcome) ** 2,
  entropy: (p) => p * (1 - p),
};

/** `-log p` or `-log (1 - p)` in nats, the argument not below `clip`. */
export const logScore = (clip: number): BinaryScore => ({
  loss: (p, outcome) => -Math.log(Math.max(outcome === 1 ? p : 1 - p, clip)),
  entropy: (p) => (p === 0 || p === 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log1p(-p)),
});

/** Summed exactly, so free of sample order. */
export function meanScore({ confidence, correct }: ConfidencePairs, { loss }: BinaryScore): number {
  const sum = new ExactSum();
  for (let i = 0; i < confidence.length; i++) sum.add(loss(confidence[i]!, correct[i]!));
  return sum.value / confidence.length;
}

/** Fraction of the samples whose event happened. */
export function frequency({ correct }: ConfidencePairs): number {
  return correct.reduce((sum, outcome) => sum + outcome, 0) / correct.length;
}
