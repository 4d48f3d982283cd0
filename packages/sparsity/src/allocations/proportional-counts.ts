import { checkKeep } from './check-keep.js';

/** One share of a total. */
export interface Share {
  /** What its count is proportional to, >= 0. */
  readonly weight: number;
  readonly atLeast: number;
  readonly atMost: number;
}

/**
 * Integers in proportion to the weights, within their bounds, that sum up to exactly `total`: the count of a share is
 * the number of its units j = 1, 2, ... with (j - 1/2) / weight <= e (Webster's method), with the e that
 * fits the total; ties go to the earlier share. A larger total lowers no count, which largest remainders do not
 * promise and nested masks need. O(shares), some hundred steps.
 *
 * @throws {LayerCollapseError | InvalidArgumentError} if the bounds do not allow the total.
 */
export function proportionalCounts(shares: readonly Share[], total: number): number[] {
  checkKeep(shares, total);
  const counts = countsBelow(shares, total);
  for (let left = total - sum(counts); left > 0; left--) counts[nextShare(shares, counts)]!++;
  return counts;
}

/** The counts of the largest level whose sum does not exceed `total`. */
function countsBelow(shares: readonly Share[], total: number): number[] {
  let low = 0;
  let high = Math.max(...shares.map(({ weight, atMost }) => (weight > 0 ? (atMost + 1) / weight : 0)));
  let counts = shares.map(({ atLeast }) => atLeast);
  for (;;) {
    const level = (low + high) / 2;
    if (level <= low || level >= high) return counts;
    const tried = shares.map((share) => countAt(share, level));
    if (sum(tried) > total) high = level;
    else {
      low = level;
      counts = tried;
    }
  }
}

function countAt({ weight, atLeast, atMost }: Share, level: number): number {
  let count = Math.min(Math.floor(level * weight + 0.5), atMost);
  while (count < atMost && levelOf(weight, count + 1) <= level) count++;
  while (count > atLeast && levelOf(weight, count) > level) count--;
  return Math.max(count, atLeast);
}

/** The level from which on a share gets its unit `j`. */
function levelOf(weight: number, j: number): number {
  return (j - 0.5) / weight;
}

function nextShare(shares: readonly Share[], counts: readonly number[]): number {
  let next = -1;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [i, { weight, atMost }] of shares.entries()) {
    const level = levelOf(weight, counts[i]! + 1);
    if (counts[i]! < atMost && (next === -1 || level < lowest)) {
      next = i;
      lowest = level;
    }
  }
  return next;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
