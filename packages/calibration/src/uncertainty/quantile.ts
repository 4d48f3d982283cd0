/**
 * Two quantiles of numbers: linear between the nearest order statistics, position `level * (n - 1)` (definition 7 of
 * Hyndman & Fan 1996, NumPy's default).
 *
 * @param levels each in [0, 1]: fractions, never percentages
 */
export function quantilePair(
  values: Float64Array,
  [low, high]: readonly [number, number],
): [low: number, high: number] {
  const sorted = values.slice().sort();
  return [quantileOfSorted(sorted, low), quantileOfSorted(sorted, high)];
}

function quantileOfSorted(sorted: Float64Array, level: number): number {
  const position = level * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}
