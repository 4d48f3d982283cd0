import { binSorted } from '../../binning/bin-pairs.js';
import type { BinTotals } from '../../binning/bin-totals.js';
import type { MovingConvention } from '../../binning/convention.js';
import type { ResolvedBinning } from '../../binning/resolve-binning.js';
import { type ConfidencePairs, pickPairs, sortOrder } from '../../confidence.js';
import type { PreparedMetric } from '../counted-metric.js';

/**
 * A metric of bins whose edges depend on the data, so that every resample moves them. The pairs are sorted once; a resample
 * weights them with its counts. Cost per resample: a pass over n per group.
 *
 * @param groups the pairs of each group, `[n]` in the order of the rows
 * @param threshold probabilities up to this are left out; `null` for none
 */
export function onMovingBins(
  groups: readonly ConfidencePairs[],
  resolved: ResolvedBinning<MovingConvention>,
  threshold: number | null,
  ofGroups: (groups: readonly (readonly BinTotals[])[]) => number,
): PreparedMetric {
  const sorted = groups.map((pairs) => {
    const order = sortOrder(pairs).filter((row) => threshold === null || pairs.confidence[row]! > threshold);
    return { order, pairs: pickPairs(pairs, order) };
  });
  return {
    value(counts) {
      const drawn = sorted.map(({ order, pairs }) => weighted(pairs, order, counts));
      return ofGroups(
        drawn.map((pairs) => (pairs.confidence.length === 0 ? [] : binSorted(pairs, resolved))),
      );
    },
  };
}

/** The sorted pairs that were drawn, with the number of times as their weight. */
function weighted(
  { confidence, correct }: ConfidencePairs,
  order: Uint32Array,
  counts: Uint32Array,
): ConfidencePairs {
  const drawn = {
    confidence: new Float64Array(order.length),
    correct: new Uint8Array(order.length),
    weight: new Float64Array(order.length),
  };
  let size = 0;
  for (let place = 0; place < order.length; place++) {
    const times = counts[order[place]!]!;
    if (times === 0) continue;
    drawn.confidence[size] = confidence[place]!;
    drawn.correct[size] = correct[place]!;
    drawn.weight[size++] = times;
  }
  return {
    confidence: drawn.confidence.subarray(0, size),
    correct: drawn.correct.subarray(0, size),
    weight: drawn.weight.subarray(0, size),
  };
}
