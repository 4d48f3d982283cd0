import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { InvalidArgumentError } from '../errors.js';
import { mean, standardDeviation } from './moments.js';

/** A mean over seeds with its interval; `sd`, `low` and `high` are `null` for a single value. */
export interface Interval {
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  readonly method: 't' | 'paired t';
}

/** One value per seed. */
export type SeedValues = ReadonlyMap<number, number>;

function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new InvalidArgumentError(`invalid confidence: got ${confidence}, expected 0 < c < 1`);
  }
}

/**
 * Mean of repeated measurements with Student's t interval, `mean ± t(n - 1) sd / sqrt(n)`.
 *
 * It covers what varies between seeds (shot draw, initialisation), not the sampling of the test split. It is not clipped to a
 * metric's range. With two seeds the factor t is 12.7 at 95 %, so the interval is wide on purpose.
 *
 * @param confidence 0 < c < 1, by default 0.95.
 * @throws {InvalidArgumentError} for no values, a value that is not finite, or a confidence outside its range.
 */
export function meanInterval(values: readonly number[], confidence = 0.95): Interval {
  requireConfidence(confidence);
  const centre = mean(values);
  const n = values.length;
  if (n === 1) return { n, mean: centre, sd: null, low: null, high: null, confidence, method: 't' };
  const sd = standardDeviation(values);
  const half = (tQuantile((1 + confidence) / 2, n - 1) * sd) / Math.sqrt(n);
  return { n, mean: centre, sd, low: centre - half, high: centre + half, confidence, method: 't' };
}

/**
 * Interval of `a - b` over the seeds both have: pairing removes what a seed does to both alike.
 *
 * @returns `undefined` when no seed is common.
 * @throws {InvalidArgumentError} for a value that is not finite, or a confidence outside 0 < c < 1.
 */
export function pairedDifferenceInterval(
  a: SeedValues,
  b: SeedValues,
  confidence = 0.95,
): Interval | undefined {
  requireConfidence(confidence);
  const differences: number[] = [];
  for (const [seed, value] of a) {
    const other = b.get(seed);
    if (other !== undefined) differences.push(value - other);
  }
  if (differences.length === 0) return undefined;
  return { ...meanInterval(differences, confidence), method: 'paired t' };
}
