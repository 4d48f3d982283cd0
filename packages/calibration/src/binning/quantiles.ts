import type { ConfidencePairs } from '../confidence.js';
import type { QuantileArithmetic } from './convention.js';

/** The quantiles 1/m to (m - 1)/m of sorted values, linear between neighbours. Weights are whole and count as so many values. */
export function quantilesOf(
  { confidence, weight }: ConfidencePairs,
  bins: number,
  arithmetic: QuantileArithmetic,
): number[] {
  const ranks = cumulative(confidence.length, weight);
  const last = ranks.at(-1)! - 1;
  let index = 0;
  const at = (rank: number) => {
    while (ranks[index]! <= rank) index++;
    return confidence[index]!;
  };
  return Array.from({ length: bins - 1 }, (_, before) => {
    const position = positionOf(before + 1, bins, last, arithmetic);
    const rank = Math.floor(position);
    const low = at(rank);
    const high = ranks[index]! > rank + 1 || rank === last ? low : confidence[index + 1]!;
    return between(low, high, position - rank);
  });
}

/** How many values there are up to and with each. */
function cumulative(n: number, weight: ConfidencePairs['weight']): Float64Array {
  const ranks = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += weight?.[i] ?? 1;
    ranks[i] = sum;
  }
  return ranks;
}

function positionOf(i: number, bins: number, last: number, arithmetic: QuantileArithmetic): number {
  switch (arithmetic) {
    case 'fraction':
      return (i * last) / bins;
    case 'numpy':
      return i * (1 / bins) * last;
    case 'percentile':
      return ((i * (1 / bins) * 100) / 100) * last;
  }
}

/** From the nearer end, as NumPy interpolates. */
function between(low: number, high: number, fraction: number): number {
  const span = high - low;
  return fraction < 0.5 ? low + span * fraction : high - span * (1 - fraction);
}
