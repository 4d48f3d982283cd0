import { type ConfidencePairs, sortPairs } from '../confidence.js';

/**
 * `sum over all i, j of r_i * r_j * exp(-|f_i - f_j| / width)` with residuals r = correct - confidence, i = j included.
 *
 * In ascending order the kernel is a product of steps, `exp(-(f_j - f_i) / width)`, so the weighted sum of all earlier
 * residuals is carried from sample to sample: exact, without the n * n pairs. Cost: a sort of n and n exponentials.
 */
export function laplaceSum(pairs: ConfidencePairs, width: number): number {
  const { confidence, correct } = sortPairs(pairs);
  let before = 0;
  let sum = 0;
  for (let i = 0; i < confidence.length; i++) {
    if (i > 0) before *= Math.exp((confidence[i - 1]! - confidence[i]!) / width);
    const residual = correct[i]! - confidence[i]!;
    sum += residual * (residual + 2 * before);
    before += residual;
  }
  return Math.max(sum, 0);
}
