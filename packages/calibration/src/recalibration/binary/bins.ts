import { checkOneOf } from '../../arguments.js';
import { type StepFunction, stepIndex } from './step-function.js';

/** How the edges of a histogram are placed, see {@link binEdges}. */
export type HistogramEdges = 'equalWidth' | 'equalMass';

/**
 * Edges between at most `bins` bins (lo, hi] of [0, 1], ascending.
 *
 * `equalWidth`: i / bins. `equalMass`: sorted scores are cut into groups whose sizes differ by at most one, the larger
 * first, and an edge lies midway between the last of one and the first of the next; equal edges become one (the
 * code of Kumar et al. 2019). Equal scores are never separated, so there can be fewer bins.
 */
export function binEdges(scores: Float64Array, bins: number, binning: HistogramEdges): number[] {
  checkOneOf('binning', binning, ['equalWidth', 'equalMass']);
  if (binning === 'equalWidth') return Array.from({ length: bins - 1 }, (_, i) => (i + 1) / bins);
  const sorted = scores.toSorted();
  const n = sorted.length;
  const groups = Math.min(bins, n);
  const edges = new Set<number>();
  for (let group = 1; group < groups; group++) {
    const start = group * Math.floor(n / groups) + Math.min(group, n % groups);
    const edge = (sorted[start - 1]! + sorted[start]!) / 2;
    if (edge < 1) edges.add(edge);
  }
  return [...edges];
}

export interface BinCounts {
  readonly edges: readonly number[];
  /** `[b]` samples per bin. */
  readonly counts: readonly number[];
  /** `[b]` sum of the values per bin. */
  readonly sums: readonly number[];
}

export function sumPerBin(
  scores: Float64Array,
  values: ArrayLike<number>,
  edges: readonly number[],
): BinCounts {
  const counts = new Array<number>(edges.length + 1).fill(0);
  const sums = new Array<number>(edges.length + 1).fill(0);
  scores.forEach((score, i) => {
    const index = stepIndex(edges, score);
    counts[index]!++;
    sums[index]! += values[i]!;
  });
  return { edges, counts, sums };
}

export function binMidpoint(edges: readonly number[], index: number): number {
  return ((edges[index - 1] ?? 0) + (edges[index] ?? 1)) / 2;
}

/** The mean of every bin; an empty one has its midpoint. */
export function binMeans({ edges, counts, sums }: BinCounts): StepFunction {
  return { edges, values: counts.map((count, i) => (count > 0 ? sums[i]! / count : binMidpoint(edges, i))) };
}
