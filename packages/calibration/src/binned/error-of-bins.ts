import type { BinTotals } from '../binning/bin-totals.js';
import { InvalidArgumentError } from '../errors.js';

/** How bins count: by the samples in them, or each filled one the same. */
export type BinWeighting = 'mass' | 'bins';

/**
 * The L^p norm of the gaps of the bins, `(sum of share * |mean confidence - accuracy|^p)^(1/p)`; the largest gap for
 * p = infinity. Empty bins add nothing; without any sample it is 0.
 */
export function errorOfBins(bins: readonly BinTotals[], norm = 1, weighting: BinWeighting = 'mass'): number {
  if (norm === Number.POSITIVE_INFINITY) return largestGap(bins);
  let mass = 0;
  let sum = 0;
  for (const { count, correct, confidenceSum } of bins) {
    if (count === 0) continue;
    const excess = Math.abs(confidenceSum - correct);
    const share = weighting === 'mass' ? count : 1;
    mass += share;
    if (norm === 1) sum += excess * (share / count);
    else sum += share * (excess / count) ** norm;
  }
  if (mass === 0) return 0;
  return norm === 1 ? sum / mass : (sum / mass) ** (1 / norm);
}

export function checkNorm(norm: unknown): void {
  if (!(typeof norm === 'number' && norm >= 1)) {
    throw new InvalidArgumentError('norm', norm, 'a number >= 1 or Infinity');
  }
}

function largestGap(bins: readonly BinTotals[]): number {
  let worst = 0;
  for (const { count, correct, confidenceSum } of bins) {
    if (count > 0) worst = Math.max(worst, Math.abs(confidenceSum - correct) / count);
  }
  return worst;
}
