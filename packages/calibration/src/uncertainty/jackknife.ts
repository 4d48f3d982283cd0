import type { PreparedMetric } from './counted-metric.js';

/** Groups of a jackknife that would otherwise leave out every row, one at a time, at the full cost of the metric. */
const GROUPS = 200;

/**
 * Values of the metric without one group of rows each: without one row where `groups` is n.
 *
 * By default every row is a group if there are at most 200 or the metric knows all such values at once; otherwise
 * the rows are dealt at random into 200 groups whose sizes differ by at most one.
 */
export function jackknife(
  prepared: PreparedMetric,
  n: number,
  random: () => number,
  groups = prepared.leaveOneOut === undefined ? Math.min(n, GROUPS) : n,
): Float64Array {
  if (groups === n && prepared.leaveOneOut !== undefined) return prepared.leaveOneOut();
  const order = Uint32Array.from({ length: n }, (_, row) => row);
  if (groups < n) shuffle(order, random);
  const counts = new Uint32Array(n);
  return Float64Array.from({ length: groups }, (_, group) => {
    counts.fill(1);
    for (let at = group; at < n; at += groups) counts[order[at]!] = 0;
    return prepared.value(counts);
  });
}

/**
 * Acceleration of BCa, `sum U^3 / (6 (sum U^2)^(3/2))` with U the mean of the jackknife values minus each of them
 * (Efron 1987); 0 where all are equal.
 *
 * Groups of d rows have 1 / sqrt(d) of the skewness and their number is less by d, so the two cancel: groups estimate
 * the same number as single rows, with a standard error of about 0.4 / groups.
 */
export function acceleration(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor((last + 1) * random());
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
}
