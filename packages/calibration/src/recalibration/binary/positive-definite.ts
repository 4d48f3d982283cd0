/**
 * Solves `matrix * x = right` for a small positive definite matrix by its Cholesky factor.
 *
 * @param matrix `[d, d]`, of which the lower triangle is read
 * @param right `[d]`
 */
export function solvePositiveDefinite(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const d = right.length;
  const factor = matrix.map((row) => row.slice());
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let m = 0; m < j; m++) rest -= factor[i]![m]! * factor[j]![m]!;
      factor[i]![j] = i === j ? Math.sqrt(Math.max(rest, Number.MIN_VALUE)) : rest / factor[j]![j]!;
    }
  }
  const x = right.slice();
  for (let i = 0; i < d; i++) {
    for (let m = 0; m < i; m++) x[i]! -= factor[i]![m]! * x[m]!;
    x[i]! /= factor[i]![i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    for (let m = i + 1; m < d; m++) x[i]! -= factor[m]![i]! * x[m]!;
    x[i]! /= factor[i]![i]!;
  }
  return x;
}
