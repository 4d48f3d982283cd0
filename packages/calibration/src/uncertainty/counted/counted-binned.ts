import { groupPairs } from '../../binned/group-bins.js';
import type { BinTotals } from '../../binning/bin-totals.js';
import { type BinningOptions, isFixed, locatorOf, resolveBinning } from '../../binning/resolve-binning.js';
import { requireProbabilities } from '../../predictions.js';
import type { Probabilities } from '../../scores.js';
import type { CountedMetric, Metric } from '../counted-metric.js';
import { onFixedBins } from './fixed-bins.js';
import { type CountedEvent, locateRows } from './locate-rows.js';
import { onMovingBins } from './moving-bins.js';

/** What makes a number of bins: what is binned, and the number that follows from the bins of every group. */
interface BinnedMetric {
  readonly event: CountedEvent;
  /** Probabilities up to this are left out; default `null`, none. */
  readonly threshold?: number | null;
  readonly ofGroups: (groups: readonly (readonly BinTotals[])[]) => number;
}

/** A metric of bins on counts. */
export function countedBinned(
  metric: Metric<Probabilities>,
  binning: BinningOptions,
  { event, threshold = null, ofGroups }: BinnedMetric,
): CountedMetric<Probabilities> {
  const { bins, convention } = resolveBinning(binning);
  const prepare: CountedMetric<Probabilities>['prepare'] = (predictions) => {
    requireProbabilities(predictions, 'a counted metric');
    if (!isFixed(convention)) {
      return onMovingBins(groupPairs(predictions, event), { bins, convention }, threshold, ofGroups);
    }
    const locator = locatorOf({ bins, convention });
    return onFixedBins(locateRows(predictions, event, locator, threshold), locator, ofGroups);
  };
  return Object.assign((predictions: Parameters<typeof metric>[0]) => metric(predictions), { prepare });
}
