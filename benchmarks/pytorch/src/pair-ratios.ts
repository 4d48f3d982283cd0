/** The middle of the sorted values, or the mean of the two in the middle. `values` must not be empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

export interface PairRatios {
  /** One per round, in order. */
  readonly pairs: readonly number[];
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Times of one entrant over those of another, round by round: both times of a pair were taken one after the other, so
 * a slow spell of the machine strikes both.
 */
export function pairRatios(numerators: readonly number[], denominators: readonly number[]): PairRatios {
  const pairs = numerators.map((numerator, round) => numerator / denominators[round]!);
  return { pairs, median: median(pairs), min: Math.min(...pairs), max: Math.max(...pairs) };
}
