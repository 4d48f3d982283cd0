import { type ConfidencePairs, sortPairs } from '../confidence.js';

/** What every threshold on the confidence accepts: one entry per distinct confidence, highest first. */
export interface Acceptance {
  /** Samples of at least this confidence are accepted. */
  readonly threshold: Float64Array;
  /** Accepted samples, or the sum of their weights, ascending to `total`. */
  readonly accepted: Float64Array;
  /** Wrong predictions among them. */
  readonly errors: Float64Array;
  /** All samples, or the sum of their weights. */
  readonly total: number;
}

export function acceptanceOfPairs(pairs: ConfidencePairs): Acceptance {
  const { confidence, correct, weight } = sortPairs(pairs);
  const n = confidence.length;
  const threshold = new Float64Array(n);
  const accepted = new Float64Array(n);
  const errors = new Float64Array(n);
  let last = -1;
  let seen = 0;
  let wrong = 0;
  for (let i = n - 1; i >= 0; i--) {
    if (last < 0 || confidence[i] !== threshold[last]) threshold[++last] = confidence[i]!;
    const count = weight?.[i] ?? 1;
    seen += count;
    if (correct[i] === 0) wrong += count;
    accepted[last] = seen;
    errors[last] = wrong;
  }
  return {
    threshold: threshold.slice(0, last + 1),
    accepted: accepted.slice(0, last + 1),
    errors: errors.slice(0, last + 1),
    total: seen,
  };
}
