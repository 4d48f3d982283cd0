import { argMax } from './accuracy.js';
import { checkBins, checkInteger } from './arguments.js';
import { type Predictions, requireLogits } from './predictions.js';
import type { Logits } from './scores.js';

/** Options of {@link referenceEce}. */
export interface ReferenceEceOptions {
  /** Samples per batch, >= 1; the last batch may be smaller. Default 128, the test loaders of the reference. */
  readonly batchSize?: number;
  /** Number of equal-width bins, default 15. */
  readonly bins?: number;
}

/**
 * The number the reference code of arXiv 2308.14969 logs as "Test/ECE". Not a calibration error: shipped to
 * compare with what was published, and to show where it ranks models differently from `ece`.
 *
 * In `experiments/cnn/ilm_vp.py` and `linear_probing.py` (landskape-ai/Reprogram_LT, commit 2553bad) each test
 * batch adds `cal.get_ece(logits, labels)` of the package uncertainty-calibration, and the total is divided by the
 * number of samples, not of batches. Three faults follow, all reproduced here:
 *
 * - the largest *logit* stands in for the confidence, and whatever exceeds 1 lands in the last bin, so
 *   the value grows with the scale of the logits and changes when a constant is added to them;
 * - the gaps are taken batch by batch;
 * - the division by samples makes the value about inversely proportional to the batch size.
 *
 * The reference computes in float32 and this function in float64: they agree to about 1e-6 relative.
 * Range: >= 0, unbounded. Depends on the order of the samples.
 *
 * @throws ScoreKindError for probabilities
 */
export function referenceEce(predictions: Predictions<Logits>, options: ReferenceEceOptions = {}): number {
  requireLogits(predictions, 'referenceEce');
  const { batchSize = 128, bins = 15 } = options;
  checkInteger('batchSize', batchSize, 1, Number.MAX_SAFE_INTEGER);
  checkBins(bins);
  const n = predictions.labels.length;
  let total = 0;
  for (let start = 0; start < n; start += batchSize) {
    total += batchEce(predictions, start, Math.min(start + batchSize, n), bins);
  }
  return total / n;
}

function batchEce({ scores, labels }: Predictions<Logits>, start: number, end: number, bins: number): number {
  const k = scores.shape[1];
  const excess = new Float64Array(bins);
  for (let row = start; row < end; row++) {
    const best = argMax(scores.data, row * k, k);
    const confidence = scores.data[row * k + best]!;
    excess[equalWidthIndex(confidence, bins)]! += confidence - (best === labels[row] ? 1 : 0);
  }
  let sum = 0;
  for (const value of excess) sum += Math.abs(value);
  return sum / (end - start);
}

/** Index of the bin (i/m, (i+1)/m] that holds the value; everything below goes to 0, everything above to m - 1. */
function equalWidthIndex(value: number, bins: number): number {
  let index = Math.min(Math.max(Math.ceil(value * bins) - 1, 0), bins - 1);
  while (index > 0 && value <= index / bins) index--;
  while (index < bins - 1 && value > (index + 1) / bins) index++;
  return index;
}
