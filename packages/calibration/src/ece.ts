import { checkBins, checkOneOf } from './arguments.js';
import { type Binning, type BinTotals, binPairs } from './binning.js';
import { topLabelPairs } from './confidence.js';
import { type Predictions, requireProbabilities } from './predictions.js';
import type { Probabilities } from './scores.js';

/** Which bins a binned metric uses. */
export interface BinningOptions {
  /** Number of bins, 1 to 10000, default 15. */
  readonly bins?: number;
  /** Default `equalWidth`. */
  readonly binning?: Binning;
}

/** Options of {@link ece}. */
export interface EceOptions extends BinningOptions {
  /** 1: weighted mean of the gaps. 2: weighted root mean square of the gaps (RMSCE). Default 1. */
  readonly norm?: 1 | 2;
}

/**
 * Expected calibration error of the predicted class, in [0, 1].
 *
 * `sum over bins of count/n * |mean confidence - accuracy|` (Naeini et al. 2015; Guo et al. 2017, eq. 3);
 * with `norm: 2` the root of the weighted mean of the squared gaps (Kumar et al. 2019, plug-in estimate).
 * Empty bins add nothing. The plug-in estimate is biased upwards: a perfectly calibrated model shows
 * a value of order sqrt(bins / n). The value does not depend on the order of the samples.
 *
 * Cost: n * k comparisons; a sort of n for equal-mass bins.
 *
 * @throws ScoreKindError for logits
 */
export function ece(predictions: Predictions<Probabilities>, options: EceOptions = {}): number {
  requireProbabilities(predictions, 'ece');
  const { norm = 1 } = options;
  checkOneOf('norm', norm, [1, 2]);
  return eceOfBins(topLabelBins(predictions, options), norm);
}

/**
 * Maximum calibration error: the largest |mean confidence - accuracy| of any non-empty bin, in [0, 1]
 * (Naeini et al. 2015; Guo et al. 2017, eq. 5).
 *
 * One sample in a bin of its own can set the value; read it next to the counts of `reliability`.
 *
 * @throws ScoreKindError for logits
 */
export function mce(predictions: Predictions<Probabilities>, options: BinningOptions = {}): number {
  requireProbabilities(predictions, 'mce');
  return mceOfBins(topLabelBins(predictions, options));
}

export function topLabelBins(predictions: Predictions<Probabilities>, options: BinningOptions): BinTotals[] {
  const { bins, binning } = resolveBinning(options);
  return binPairs(topLabelPairs(predictions), bins, binning);
}

export function resolveBinning({
  bins = 15,
  binning = 'equalWidth',
}: BinningOptions): Required<BinningOptions> {
  checkBins(bins);
  checkOneOf('binning', binning, ['equalWidth', 'equalMass']);
  return { bins, binning };
}

export function eceOfBins(bins: readonly BinTotals[], norm: 1 | 2): number {
  let n = 0;
  let sum = 0;
  for (const { count, correct, confidenceSum } of bins) {
    if (count === 0) continue;
    const excess = Math.abs(confidenceSum - correct);
    n += count;
    sum += norm === 1 ? excess : (excess * excess) / count;
  }
  return norm === 1 ? sum / n : Math.sqrt(sum / n);
}

export function mceOfBins(bins: readonly BinTotals[]): number {
  let worst = 0;
  for (const { count, correct, confidenceSum } of bins) {
    if (count > 0) worst = Math.max(worst, Math.abs(confidenceSum - correct) / count);
  }
  return worst;
}
