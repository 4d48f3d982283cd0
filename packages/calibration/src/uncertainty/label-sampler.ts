import { argMax } from '../accuracy.js';
import type { Probabilities } from '../scores.js';

/**
 * Draws a label for every row from the row's probabilities, which are taken relative to their sum.
 *
 * The most probable class comes first in the inversion, so most rows cost one comparison.
 */
export function labelSampler(
  { data, shape }: Probabilities,
  random: () => number,
): (labels: Int32Array) => void {
  const [n, k] = shape;
  const best = new Int32Array(n);
  const sums = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    best[row] = argMax(data, row * k, k);
    for (let j = 0; j < k; j++) sums[row]! += data[row * k + j]!;
  }
  const drawOther = (row: number, left: number) => {
    let rest = left;
    for (let j = 0; j < k; j++) {
      if (j === best[row]) continue;
      rest -= data[row * k + j]!;
      if (rest < 0) return j;
    }
    return best[row]!;
  };
  return (labels) => {
    for (let row = 0; row < n; row++) {
      const left = random() * sums[row]! - data[row * k + best[row]!]!;
      labels[row] = left < 0 ? best[row]! : drawOther(row, left);
    }
  };
}
