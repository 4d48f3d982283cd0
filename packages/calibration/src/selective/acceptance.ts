import { type ConfidencePairs, sortPairs } from '../confidence.js';

/** What every threshold on the confidence accepts: one entry per distinct confidence, highest first. */
export interface Acceptance {
  /** Samples of at least this confidence are accepted. */
  readonly threshold: Float64Array;
  /** Accepted samples, ascending to n. */
  readonly accepted: Uint32Array;
  /** Wrong predictions among them. */
  readonly errors: Uint32Array;
}

export function acceptanceOfPairs(pairs: ConfidencePairs): Acceptance {
  const { confidence, correct } = sortPairs(pairs);
  const n = confidence.length;
  const threshold = new Float64Array(n);
  const accepted = new Uint32Array(n);
  const errors = new Uint32Array(n);
  let last = -1;
  let wrong = 0;
  for (let i = n - 1; i >= 0; i--) {
    if (last < 0 || confidence[i] !== threshold[last]) threshold[++last] = confidence[i]!;
    wrong += 1 - correct[i]!;
    accepted[last] = n - i;
    errors[last] = wrong;
  }
  return {
    threshold: threshold.slice(0, last + 1),
    accepted: accepted.slice(0, last + 1),
    errors: errors.slice(0, last + 1),
  };
}
