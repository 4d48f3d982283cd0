import { type BinnedOptions, eventBins } from '../binned/ece.js';
import type { BinTotals } from '../binning/bin-totals.js';
import type { Predictions } from '../predictions.js';
import type { Probabilities } from '../scores.js';

/** The two sides of the ECE: `overconfidence + underconfidence` is `ece` with the same options. */
export interface OverUnderConfidence {
  /** `sum over bins of count/n * max(mean confidence - accuracy, 0)`, in [0, 1]. */
  readonly overconfidence: number;
  /** `sum over bins of count/n * max(accuracy - mean confidence, 0)`, in [0, 1]. */
  readonly underconfidence: number;
}

/**
 * Splits the ECE into what over-confident bins add to it, which lie below the diagonal of a reliability diagram, and
 * what under-confident bins above it do.
 * Their difference is `confidenceGap`, whatever the bins. Empty bins add nothing.
 *
 * All predictions wrong: no underconfidence. All right: no overconfidence. Cost: as `ece`.
 *
 * @throws ScoreKindError for logits
 */
export function overUnderConfidence(
  predictions: Predictions<Probabilities>,
  options: BinnedOptions = {},
): OverUnderConfidence {
  const bins = eventBins(predictions, options, 'overUnderConfidence');
  return {
    overconfidence: meanOverBins(bins, ({ confidenceSum, correct }) => Math.max(confidenceSum - correct, 0)),
    underconfidence: meanOverBins(bins, ({ confidenceSum, correct }) => Math.max(correct - confidenceSum, 0)),
  };
}

/**
 * Overconfidence error (OE): `sum over bins of count/n * mean confidence * max(mean confidence - accuracy, 0)`, in
 * [0, 1] (Thulasidasan et al. 2019, "On mixup training: improved calibration and predictive uncertainty for deep
 * neural networks"). Weighs overconfidence by how confident it is, so it is at most that of `overUnderConfidence`. 1
 * for certain and always wrong predictions. Cost: as `ece`.
 *
 * @throws ScoreKindError for logits
 */
export function overconfidenceError(
  predictions: Predictions<Probabilities>,
  options: BinnedOptions = {},
): number {
  const bins = eventBins(predictions, options, 'overconfidenceError');
  return meanOverBins(
    bins,
    ({ confidenceSum, correct, count }) => (confidenceSum / count) * Math.max(confidenceSum - correct, 0),
  );
}

function meanOverBins(bins: readonly BinTotals[], totalOf: (bin: BinTotals) => number): number {
  let mass = 0;
  let sum = 0;
  for (const bin of bins) {
    if (bin.count === 0) continue;
    mass += bin.count;
    sum += totalOf(bin);
  }
  return sum / mass;
}
