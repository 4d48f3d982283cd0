import type { BinLocator } from '../../binning/bin-locator.js';
import type { BinTotals } from '../../binning/bin-totals.js';
import type { PreparedMetric } from '../counted-metric.js';
import type { LocatedRows } from './locate-rows.js';

type CellTotals = { -readonly [Key in keyof BinTotals]: BinTotals[Key] };

/**
 * A metric of bins with fixed edges. Cost per resample: one addition per probability. With one probability per row, all
 * values without one row cost n evaluations of `ofGroups`.
 */
export function onFixedBins(
  { groups, confidence, cell, hit }: LocatedRows,
  { bins, edges }: BinLocator,
  ofGroups: (groups: readonly (readonly BinTotals[])[]) => number,
): PreparedMetric {
  const perRow = cell.length / hit.length;
  const cells = groups * bins;
  const count = new Float64Array(cells + 1);
  const correct = new Float64Array(cells + 1);
  const confidenceSum = new Float64Array(cells + 1);
  const totals: CellTotals[] = Array.from({ length: cells + 1 }, (_, at) => ({
    lower: edges[at % bins]!,
    upper: edges[(at % bins) + 1]!,
    count: 0,
    correct: 0,
    confidenceSum: 0,
  }));
  const ofGroup = Array.from({ length: groups }, (_, group) =>
    totals.slice(group * bins, (group + 1) * bins),
  );

  const value = (counts: Uint32Array) => {
    for (const sums of [count, correct, confidenceSum]) sums.fill(0);
    for (let row = 0, at = 0; row < hit.length; row++) {
      const times = counts[row]!;
      correct[hit[row]!]! += times;
      for (const end = at + perRow; at < end; at++) {
        count[cell[at]!]! += times;
        confidenceSum[cell[at]!]! += times * confidence[at]!;
      }
    }
    totals.forEach((total, at) => {
      total.count = count[at]!;
      total.correct = correct[at]!;
      total.confidenceSum = confidenceSum[at]!;
    });
    return ofGroups(ofGroup);
  };

  const leaveOneOut = () => {
    value(new Uint32Array(hit.length).fill(1));
    return Float64Array.from(hit, (hitCell, row) => {
      const total = totals[cell[row]!]!;
      const { count, correct, confidenceSum } = total;
      total.count = count - 1;
      total.correct = hitCell === cell[row] ? correct - 1 : correct;
      total.confidenceSum = confidenceSum - confidence[row]!;
      const without = ofGroups(ofGroup);
      total.count = count;
      total.correct = correct;
      total.confidenceSum = confidenceSum;
      return without;
    });
  };
  return perRow === 1 ? { value, leaveOneOut } : { value };
}
