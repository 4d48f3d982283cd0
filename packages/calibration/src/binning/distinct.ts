import type { ConfidencePairs } from '../confidence.js';
import { BinTally } from './bin-tally.js';
import type { BinTotals } from './bin-totals.js';

/** One bin per distinct value of sorted pairs; edges lie half-way between neighbours. */
export function binDistinct({ confidence, correct, weight }: ConfidencePairs): BinTotals[] {
  const edges = [0];
  const bins = new Uint32Array(confidence.length);
  for (let i = 1; i < confidence.length; i++) {
    if (confidence[i] !== confidence[i - 1]) edges.push((confidence[i - 1]! + confidence[i]!) / 2);
    bins[i] = edges.length - 1;
  }
  edges.push(1);
  const tally = new BinTally(edges.length - 1);
  for (let i = 0; i < confidence.length; i++) {
    if (weight === undefined) tally.add(bins[i]!, confidence[i]!, correct[i]!);
    else tally.addWeighted(bins[i]!, confidence[i]!, correct[i]!, weight[i]!);
  }
  return tally.totals(edges);
}
