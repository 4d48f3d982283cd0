import type { ConfidencePairs } from '../confidence.js';
import { BinTally } from './bin-tally.js';
import type { BinTotals } from './bin-totals.js';

/**
 * Cuts sorted pairs into `bins` groups of equal mass: sizes differ by at most one, the larger ones first. Weights are
 * whole numbers and count as so many samples. With `together`, a group takes all samples of the value it ends with.
 */
export function binEqualMass(pairs: ConfidencePairs, bins: number, ties: 'together' | 'split'): BinTotals[] {
  const { confidence, correct, weight } = pairs;
  const mass = weight === undefined ? confidence.length : weight.reduce((sum, value) => sum + value, 0);
  const groups = Math.min(bins, mass);
  const small = Math.floor(mass / groups);
  const larger = mass % groups;
  const tally = new BinTally(groups);
  const edges = [0];
  let next = 0;
  let left = weight?.[0] ?? 1;
  let taken = 0;
  for (let group = 0; group < groups; group++) {
    const end = (group + 1) * small + Math.min(group + 1, larger);
    if (taken >= end) continue;
    let last = 0;
    while (taken < end || (ties === 'together' && confidence[next] === last)) {
      const part = ties === 'together' ? left : Math.min(left, end - taken);
      last = confidence[next]!;
      tally.addWeighted(edges.length - 1, last, correct[next]!, part);
      taken += part;
      left -= part;
      if (left > 0) continue;
      next++;
      left = weight?.[next] ?? 1;
    }
    edges.push(last);
  }
  edges[edges.length - 1] = 1;
  return tally.totals(edges).slice(0, edges.length - 1);
}
