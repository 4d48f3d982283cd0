import { type ConfidencePairs, sortPairs } from '../confidence.js';

/**
 * Mean over all pairs i, j, i = j included, of `r_i * r_j * exp(-|f_i - f_j| / width)` with residuals r = correct -
 * confidence; a pair counts by the product of its weights.
 *
 * In ascending order the kernel is a product of steps, `exp(-(f_j - f_i) / width)`, so the weighted sum of all
 * earlier residuals is carried from sample to sample: exact, without the n * n pairs. Cost: a sort of n and n
 * exponentials.
 */
export function laplaceMean(pairs: ConfidencePairs, width: number): number {
  const { confidence, correct, weight } = sortPairs(pairs);
  let before = 0;
  let sum = 0;
  let mass = 0;
  for (let i = 0; i < confidence.length; i++) {
    if (i > 0) before *= Math.exp((confidence[i - 1]! - confidence[i]!) / width);
    const count = weight?.[i] ?? 1;
    const residual = count * (correct[i]! - confidence[i]!);
    sum += residual * (residual + 2 * before);
    before += residual;
    mass += count;
  }
  return Math.max(sum, 0) / (mass * mass);
}
