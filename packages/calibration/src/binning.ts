import { type ConfidencePairs, sortPairs } from './confidence.js';
import { ExactSum } from './exact-sum.js';

/**
 * How confidences are grouped.
 *
 * - `equalWidth`: bin i of m is (i/m, (i+1)/m], the first also holds 0 (Guo et al. 2017, section 2).
 * - `equalMass`: samples in order of confidence are cut into m groups whose sizes differ by at most one, the
 *   larger ones first. Samples of equal confidence are never separated: all of them go to the lowest group
 *   that has one of them, and a group left empty disappears, so there can be fewer than m bins
 *   (the partition of Kumar et al. 2019, `get_equal_bins`).
 */
export type Binning = 'equalWidth' | 'equalMass';

/** What all binned metrics need to know of one bin. */
export interface BinTotals {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  readonly correct: number;
  readonly confidenceSum: number;
}

export function binPairs(pairs: ConfidencePairs, bins: number, binning: Binning): BinTotals[] {
  return binning === 'equalWidth' ? binEqualWidth(pairs, bins) : binEqualMass(pairs, bins);
}

/** Index of the bin (i/m, (i+1)/m] that holds the value; everything below goes to 0, everything above to m - 1. */
export function equalWidthIndex(value: number, bins: number): number {
  let index = Math.min(Math.max(Math.ceil(value * bins) - 1, 0), bins - 1);
  while (index > 0 && value <= index / bins) index--;
  while (index < bins - 1 && value > (index + 1) / bins) index++;
  return index;
}

/** Edges of equal-width bin i of m: [i/m, (i+1)/m]. */
export function equalWidthEdges(index: number, bins: number): { lower: number; upper: number } {
  return { lower: index / bins, upper: (index + 1) / bins };
}

function binEqualWidth({ confidence, correct }: ConfidencePairs, bins: number): BinTotals[] {
  const counts = new Float64Array(bins);
  const hits = new Float64Array(bins);
  const sums = Array.from({ length: bins }, () => new ExactSum());
  for (let i = 0; i < confidence.length; i++) {
    const index = equalWidthIndex(confidence[i]!, bins);
    counts[index]!++;
    hits[index]! += correct[i]!;
    sums[index]!.add(confidence[i]!);
  }
  return sums.map((sum, index) => ({
    ...equalWidthEdges(index, bins),
    count: counts[index]!,
    correct: hits[index]!,
    confidenceSum: sum.value,
  }));
}

function binEqualMass(pairs: ConfidencePairs, bins: number): BinTotals[] {
  const { confidence, correct } = sortPairs(pairs);
  const n = confidence.length;
  const groups = Math.min(bins, n);
  const small = Math.floor(n / groups);
  const larger = n % groups;
  const totals: BinTotals[] = [];
  let start = 0;
  for (let group = 0; group < groups; group++) {
    let end = (group + 1) * small + Math.min(group + 1, larger);
    if (end <= start) continue;
    while (end < n && confidence[end] === confidence[end - 1]) end++;
    const sum = new ExactSum();
    let hits = 0;
    for (let i = start; i < end; i++) {
      sum.add(confidence[i]!);
      hits += correct[i]!;
    }
    totals.push({
      lower: totals.at(-1)?.upper ?? 0,
      upper: end === n ? 1 : confidence[end - 1]!,
      count: end - start,
      correct: hits,
      confidenceSum: sum.value,
    });
    start = end;
  }
  return totals;
}
