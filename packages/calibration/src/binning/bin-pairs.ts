import { type ConfidencePairs, sortPairs } from '../confidence.js';
import { BinLocator } from './bin-locator.js';
import { BinTally } from './bin-tally.js';
import type { BinTotals } from './bin-totals.js';
import type { MovingConvention } from './convention.js';
import { binDistinct } from './distinct.js';
import { binEqualMass } from './equal-mass.js';
import { quantilesOf } from './quantiles.js';
import { isFixed, locatorOf, type ResolvedBinning } from './resolve-binning.js';

/** Totals of every bin, ascending; they cover [0, 1]. Cost: a pass over n, with data-dependent edges a sort of n. */
export function binPairs(pairs: ConfidencePairs, { bins, convention }: ResolvedBinning): BinTotals[] {
  return isFixed(convention)
    ? binBetween(pairs, locatorOf({ bins, convention }))
    : binSorted(sortPairs(pairs), { bins, convention });
}

/** The same for pairs in the order of {@link sortPairs} and edges that depend on the data, without a sort. */
export function binSorted(
  sorted: ConfidencePairs,
  { bins, convention }: ResolvedBinning<MovingConvention>,
): BinTotals[] {
  switch (convention.kind) {
    case 'equalMass':
      return binEqualMass(sorted, bins, convention.ties);
    case 'quantile': {
      const edges = [0, ...quantilesOf(sorted, bins, convention.quantiles), 1];
      return binBetween(sorted, new BinLocator(edges, convention.closed));
    }
    case 'distinct':
      return binDistinct(sorted);
  }
}

function binBetween({ confidence, correct, weight }: ConfidencePairs, locator: BinLocator): BinTotals[] {
  const tally = new BinTally(locator.bins);
  for (let i = 0; i < confidence.length; i++) {
    const value = confidence[i]!;
    const bin = locator.index(value);
    if (weight === undefined) tally.add(bin, value, correct[i]!);
    else tally.addWeighted(bin, value, correct[i]!, weight[i]!);
  }
  return tally.totals(locator.edges);
}
