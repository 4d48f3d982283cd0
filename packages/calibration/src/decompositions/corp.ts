import { checkBetween, checkOneOf } from '../arguments.js';
import { type EventOptions, eventPairs } from '../event.js';
import { isotonicRegression } from '../isotonic/isotonic-regression.js';
import { DEFAULT_CLIP } from '../nll.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { brierScore, frequency, logScore, meanScore } from './binary-score.js';

/** Options of {@link corpDecomposition}. */
export interface CorpOptions extends EventOptions {
  /** `brier` (default): (p - outcome)^2. `log`: negative log-likelihood of the outcome, in nats. */
  readonly score?: 'brier' | 'log';
  /** Smallest probability used by the log score, 0 < clip < 1, default 2^-52 as in `nll`. */
  readonly clip?: number;
}

/** `score = miscalibration - discrimination + uncertainty`, to rounding. None is negative. */
export interface CorpDecomposition {
  /** Mean score of the forecasts as given. */
  readonly score: number;
  /** MCB: what isotonic recalibration gains. 0 where it changes no forecast. */
  readonly miscalibration: number;
  /** DSC: what the recalibrated forecasts gain over one constant forecast. */
  readonly discrimination: number;
  /** UNC: score of the frequency of the event, forecast for every sample. */
  readonly uncertainty: number;
}

/**
 * CORP decomposition of the mean Brier or log score of an event (Dimitriadis, Gneiting & Jordan 2021, "Stable
 * reliability diagrams for probabilistic classifiers"): miscalibration, discrimination and uncertainty without any
 * choice of bins.
 *
 * The forecasts are recalibrated by isotonic regression (`isotonicRegression`, equal forecasts pooled), which is
 * optimal among all non-descending functions for every proper score at once. The recalibrated score is summed block
 * by block as the entropy of its frequency. Summed over the labels 0..k-1, `score` with Brier is `brier`. In-sample:
 * with few samples the isotonic fit takes noise for miscalibration; of one sample the whole score is miscalibration.
 *
 * Ranges: Brier: score and miscalibration in [0, 1], the others in [0, 1/4]; log: at most `-log clip`, the others at
 * most log 2. An event that always or never happens has uncertainty and discrimination 0. Forecasts of exactly 0 and
 * 1 need the clip in the log score when they are wrong. The order of the samples has no effect.
 *
 * Cost: a sort of n.
 *
 * @throws ScoreKindError for logits
 */
export function corpDecomposition(
  predictions: Predictions<Probabilities>,
  options: CorpOptions = {},
): CorpDecomposition {
  requireProbabilities(predictions, 'corpDecomposition', 'any');
  const { score: name = 'brier', clip = DEFAULT_CLIP } = options;
  checkOneOf('score', name, ['brier', 'log']);
  checkBetween('clip', clip, 0, 1);
  const rule = name === 'brier' ? brierScore : logScore(clip);
  const pairs = eventPairs(predictions, options);
  const { y, weights } = isotonicRegression({
    x: pairs.confidence,
    y: pairs.correct,
    ...(pairs.weight && { weights: pairs.weight }),
  });
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  const recalibrated = y.reduce((sum, rate, i) => sum + (weights[i]! / mass) * rule.entropy(rate), 0);
  const score = meanScore(pairs, rule);
  const uncertainty = rule.entropy(frequency(pairs));
  return {
    score,
    miscalibration: Math.max(score - recalibrated, 0),
    discrimination: Math.max(uncertainty - recalibrated, 0),
    uncertainty,
  };
}
