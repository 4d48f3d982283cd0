import { type BinnedOptions, eventBins } from '../binned/ece.js';
import type { Predictions } from '../predictions.js';
import type { Probabilities } from '../scores.js';

/** One bar of a confidence histogram. */
export interface HistogramBin {
  readonly lower: number;
  readonly upper: number;
  /** Samples, or the sum of their weights. */
  readonly count: number;
  /** Those of them that are correct, or whose event happened. */
  readonly correct: number;
  /** `count` as a fraction of all, in [0, 1]. */
  readonly fraction: number;
  /**
   * `fraction / (upper - lower)`, so that bars of unequal width have areas that add up to 1; `null` for a bin of no
   * width.
   */
  readonly density: number | null;
}

/** Result of {@link confidenceHistogram}, plain JSON. */
export interface ConfidenceHistogram {
  readonly bins: HistogramBin[];
  /** Mean confidence of all samples, in [0, 1]. */
  readonly meanConfidence: number;
  /** Accuracy of all samples, in [0, 1]. */
  readonly accuracy: number;
}

/**
 * The confidence histogram that stands beside a reliability diagram (Guo et al. 2017, figure 1), as data: how often
 * each confidence is given, and the two lines whose distance is `confidenceGap`. Bins as in `reliability`; empty ones
 * stay. Cost: as `ece`.
 *
 * @throws ScoreKindError for logits
 */
export function confidenceHistogram(
  predictions: Predictions<Probabilities>,
  options: BinnedOptions = {},
): ConfidenceHistogram {
  const totals = eventBins(predictions, options, 'confidenceHistogram');
  let n = 0;
  let hits = 0;
  let confidence = 0;
  for (const { count, correct, confidenceSum } of totals) {
    n += count;
    hits += correct;
    confidence += confidenceSum;
  }
  const bins = totals.map(({ lower, upper, count, correct }) => {
    const fraction = count / n;
    return {
      lower,
      upper,
      count,
      correct,
      fraction,
      density: upper > lower ? fraction / (upper - lower) : null,
    };
  });
  return { bins, meanConfidence: confidence / n, accuracy: hits / n };
}
