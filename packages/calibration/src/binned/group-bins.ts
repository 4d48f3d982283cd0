import { argMax } from '../accuracy.js';
import { binPairs } from '../binning/bin-pairs.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { isFixed, type ResolvedBinning } from '../binning/resolve-binning.js';
import { type ConfidencePairs, classPairs, filterPairs, topLabelPairs } from '../confidence.js';
import type { Predictions } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import type { CalibrationEvent } from './event.js';
import { EventTally } from './event-tally.js';

/**
 * The bins of every group of an event: `[groups][bins]`. A group without a sample has no bins or empty ones.
 *
 * Cost: one pass over n * k and no copy with fixed edges, else a sort of n for every group.
 *
 * @param threshold probabilities up to this are left out, `null` to leave out none
 */
export function groupBins(
  predictions: Predictions<Probabilities>,
  event: CalibrationEvent,
  { bins, convention }: ResolvedBinning,
  threshold: number | null = null,
): BinTotals[][] {
  if (!isFixed(convention)) {
    return groupPairs(predictions, event).map((pairs) => {
      const kept = threshold === null ? pairs : filterPairs(pairs, (i) => pairs.confidence[i]! > threshold);
      return kept.confidence.length === 0 ? [] : binPairs(kept, { bins, convention });
    });
  }
  const { scores, labels, weights } = predictions;
  const [n, k] = scores.shape;
  const tally = new EventTally(event, { bins, convention }, threshold);
  tally.expectClasses(k);
  for (let row = 0; row < n; row++) {
    tally.addRow(scores.data, row * k, labels[row]!, weights?.[row] ?? 1);
  }
  return tally.totals();
}

/** The pairs of every group of an event. */
export function groupPairs(
  predictions: Predictions<Probabilities>,
  event: CalibrationEvent,
): ConfidencePairs[] {
  const { scores } = predictions;
  const [n, k] = scores.shape;
  switch (event) {
    case 'topLabel':
      return [topLabelPairs(predictions)];
    case 'eachClass':
      return Array.from({ length: k }, (_, label) => classPairs(predictions, label));
    case 'predictedClass': {
      const pairs = topLabelPairs(predictions);
      const predicted = Int32Array.from({ length: n }, (_, row) => argMax(scores.data, row * k, k));
      return Array.from({ length: k }, (_, label) => filterPairs(pairs, (row) => predicted[row] === label));
    }
    default:
      return [classPairs(predictions, event)];
  }
}
