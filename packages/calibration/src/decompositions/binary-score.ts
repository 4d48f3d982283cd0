import type { ConfidencePairs } from '../confidence.js';
import { weightedMean } from '../sums/weighted-mean.js';

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

/** Mean score of the forecasts, weighted where the pairs are. */
export function meanScore({ confidence, correct, weight }: ConfidencePairs, { loss }: BinaryScore): number {
  return weightedMean(correct.length, weight ?? null, (i) => loss(confidence[i]!, correct[i]!));
}

/** Fraction of the samples whose event happened, weighted where the pairs are. */
export function frequency({ correct, weight }: ConfidencePairs): number {
  return weightedMean(correct.length, weight ?? null, (i) => correct[i]!);
}
