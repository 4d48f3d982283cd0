import { argMax } from '../../accuracy.js';
import type { Logits, Probabilities } from '../../scores.js';
import { rowMax } from '../../softmax.js';

/**
 * `[n, k]` score of each class against all others: its probability, or for logits its log-odds
 * `z_j - log sum_(i != j) exp z_i` in float64. Unlike logits, log-odds do not change with a constant added to the row.
 */
export function eventScores(scores: Logits | Probabilities): Float64Array {
  const { data, shape } = scores;
  if (scores.kind === 'probabilities') return Float64Array.from(data);
  const [n, k] = shape;
  const odds = new Float64Array(n * k);
  for (let start = 0; start < n * k; start += k) writeLogOdds(data, start, k, odds);
  return odds;
}

/** `[n]` index of the largest score of each row, the lower of equal ones. */
export function topClasses({ data, shape: [n, k] }: Logits | Probabilities): Int32Array {
  return Int32Array.from({ length: n }, (_, row) => argMax(data, row * k, k));
}

/** Only the top class can leave so little to the others that the sum of all loses it: theirs is summed apart. */
function writeLogOdds(data: Logits['data'], start: number, k: number, odds: Float64Array): void {
  const top = argMax(data, start, k);
  const max = rowMax(data, start, k);
  let second = -Infinity;
  for (let j = 0; j < k; j++) if (j !== top) second = Math.max(second, data[start + j]!);
  let others = 0;
  let all = 0;
  for (let j = 0; j < k; j++) {
    all += Math.exp(data[start + j]! - max);
    if (j !== top) others += Math.exp(data[start + j]! - second);
  }
  for (let j = 0; j < k; j++) {
    const own = data[start + j]!;
    odds[start + j] =
      j === top ? own - second - Math.log(others) : own - max - Math.log(all - Math.exp(own - max));
  }
}
