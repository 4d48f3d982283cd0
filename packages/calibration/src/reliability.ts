import { checkBetween, checkOneOf } from './arguments.js';
import { type BinnedOptions, eventBins } from './binned/ece.js';
import type { BinTotals } from './binning/bin-totals.js';
import { type Predictions, requireProbabilities } from './predictions.js';
import type { Probabilities } from './scores.js';
import { clopperPearsonInterval } from './uncertainty/clopper-pearson.js';
import { wilsonInterval } from './uncertainty/wilson.js';

/** A bin that holds samples. */
export interface FilledBin {
  /** Lower edge. Which edge is part of the bin, the bin convention says. */
  readonly lower: number;
  /** Upper edge. */
  readonly upper: number;
  /** Samples, or the sum of their weights. */
  readonly count: number;
  /** Mean probability of the event, by default the predicted class, in [0, 1]. */
  readonly meanConfidence: number;
  /** Fraction of samples whose event happened, by default correct predictions, in [0, 1]. */
  readonly accuracy: number;
  /** `meanConfidence - accuracy`: positive where the model is over-confident. */
  readonly gap: number;
  /** Interval of the accuracy, of the asked kind and level. */
  readonly interval: readonly [low: number, high: number];
}

/** A bin without a sample: there is nothing to report but its edges. */
export interface EmptyBin {
  readonly lower: number;
  readonly upper: number;
  readonly count: 0;
  readonly meanConfidence: null;
  readonly accuracy: null;
  readonly gap: null;
  readonly interval: null;
}

/** One bar of a reliability diagram, plain JSON. `accuracy === null` tells an empty bin from a filled one. */
export type ReliabilityBin = FilledBin | EmptyBin;

/** Which interval a bin's accuracy gets. */
export interface BinIntervalOptions {
  /** Level of the intervals, 0 < level < 1, default 0.95. */
  readonly level?: number;
  /** `wilsonInterval` or `clopperPearsonInterval`, default `wilson`. */
  readonly interval?: 'wilson' | 'clopperPearson';
}

/** Options of {@link reliability}. */
export interface ReliabilityOptions extends BinnedOptions, BinIntervalOptions {}

/**
 * The bins of a reliability diagram (DeGroot & Fienberg 1983; Guo et al. 2017, figure 1) as data.
 *
 * Bins are ascending and cover [0, 1]. Equal-width bins are always `bins` many, some empty; equal-mass bins
 * are never empty and may be fewer. `sum of count/n * |gap|` is `ece` with the same bins.
 *
 * @throws ScoreKindError for logits
 * @throws InvalidArgumentError for weights that are not whole: the intervals are those of numbers of samples
 */
export function reliability(
  predictions: Predictions<Probabilities>,
  options: ReliabilityOptions = {},
): ReliabilityBin[] {
  requireProbabilities(predictions, 'reliability', 'whole');
  return reliabilityOfBins(eventBins(predictions, options, 'reliability'), options);
}

export function reliabilityOfBins(
  bins: readonly BinTotals[],
  { level = 0.95, interval = 'wilson' }: BinIntervalOptions,
): ReliabilityBin[] {
  checkBetween('level', level, 0, 1);
  checkOneOf('interval', interval, ['wilson', 'clopperPearson']);
  const intervalOf = interval === 'wilson' ? wilsonInterval : clopperPearsonInterval;
  return bins.map(({ lower, upper, count, correct, confidenceSum }) => {
    if (count === 0) {
      return { lower, upper, count: 0, meanConfidence: null, accuracy: null, gap: null, interval: null };
    }
    return {
      lower,
      upper,
      count,
      meanConfidence: confidenceSum / count,
      accuracy: correct / count,
      gap: (confidenceSum - correct) / count,
      interval: intervalOf(correct, count, level),
    };
  });
}
