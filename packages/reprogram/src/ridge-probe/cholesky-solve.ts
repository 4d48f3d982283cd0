/** Right-hand sides at once: every factor read serves all of them. */
const rowsAtOnce = 4;

/**
 * Solves L L^T x = b in place for each row of `rows` [count, size], count a multiple of 4, given the lower triangle L
 * [size, size]. Cost: count * size^2 multiply-accumulates.
 */
export function choleskySolve(factor: Float64Array, size: number, rows: Float64Array): void {
  for (let row = 0; row < rows.length; row += rowsAtOnce * size) {
    forwards(factor, size, rows, row);
    backwards(factor, size, rows, row);
  }
}

/** L y = b */
function forwards(factor: Float64Array, size: number, rows: Float64Array, row0: number): void {
  const [row1, row2, row3] = [row0 + size, row0 + 2 * size, row0 + 3 * size];
  for (let i = 0; i < size; i += 1) {
    const line = i * size;
    let [sum0, sum1, sum2, sum3] = [rows[row0 + i]!, rows[row1 + i]!, rows[row2 + i]!, rows[row3 + i]!];
    for (let j = 0; j < i; j += 1) {
      const entry = factor[line + j]!;
      sum0 -= entry * rows[row0 + j]!;
      sum1 -= entry * rows[row1 + j]!;
      sum2 -= entry * rows[row2 + j]!;
      sum3 -= entry * rows[row3 + j]!;
    }
    const pivot = factor[line + i]!;
    rows[row0 + i] = sum0 / pivot;
    rows[row1 + i] = sum1 / pivot;
    rows[row2 + i] = sum2 / pivot;
    rows[row3 + i] = sum3 / pivot;
  }
}

/** L^T x = y */
function backwards(factor: Float64Array, size: number, rows: Float64Array, row0: number): void {
  const [row1, row2, row3] = [row0 + size, row0 + 2 * size, row0 + 3 * size];
  for (let i = size - 1; i >= 0; i -= 1) {
    const line = i * size;
    const pivot = factor[line + i]!;
    const x0 = rows[row0 + i]! / pivot;
    const x1 = rows[row1 + i]! / pivot;
    const x2 = rows[row2 + i]! / pivot;
    const x3 = rows[row3 + i]! / pivot;
    rows[row0 + i] = x0;
    rows[row1 + i] = x1;
    rows[row2 + i] = x2;
    rows[row3 + i] = x3;
    for (let j = 0; j < i; j += 1) {
      const entry = factor[line + j]!;
      rows[row0 + j] = rows[row0 + j]! - entry * x0;
      rows[row1 + j] = rows[row1 + j]! - entry * x1;
      rows[row2 + j] = rows[row2 + j]! - entry * x2;
      rows[row3 + j] = rows[row3 + j]! - entry * x3;
    }
  }
}
