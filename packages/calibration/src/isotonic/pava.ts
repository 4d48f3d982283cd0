/**
 * Weighted isotonic least squares of an ordered sequence: the never-descending `z` that minimises `sum_i weight_i *
 * (sum_i / weight_i - z_i)^2`, by pooling adjacent violators (Ayer et al. 1955): blocks that descend, or are equal,
 * become one with their weighted mean.
 *
 * Takes weighted sums and not means, so nothing is rounded before the one division per block: for whole-number sums
 * and weights every fitted value is the correctly rounded fraction. The same `z` minimises every Bregman loss, the
 * log loss of frequencies among them (Dimitriadis, Gneiting & Jordan 2021).
 *
 * Cost: O(n).
 *
 * @param sums `[n]` weight times mean value, finite
 * @param weights `[n]` finite, > 0
 * @returns `[n]`
 */
export function pava(sums: Float64Array, weights: Float64Array): Float64Array {
  const n = sums.length;
  const blockSums = new Float64Array(n);
  const blockWeights = new Float64Array(n);
  const ends = new Uint32Array(n);
  let top = -1;
  for (let i = 0; i < n; i++) {
    top++;
    blockSums[top] = sums[i]!;
    blockWeights[top] = weights[i]!;
    ends[top] = i + 1;
    while (top > 0 && blockSums[top - 1]! / blockWeights[top - 1]! >= blockSums[top]! / blockWeights[top]!) {
      blockSums[top - 1]! += blockSums[top]!;
      blockWeights[top - 1]! += blockWeights[top]!;
      ends[top - 1] = ends[top]!;
      top--;
    }
  }
  const fitted = new Float64Array(n);
  for (let block = 0; block <= top; block++) {
    fitted.fill(blockSums[block]! / blockWeights[block]!, block === 0 ? 0 : ends[block - 1]!, ends[block]!);
  }
  return fitted;
}
