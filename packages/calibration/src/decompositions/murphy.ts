import { binPairs } from '../binning/bin-pairs.js';
import { type BinningOptions, resolveBinning } from '../binning/resolve-binning.js';
import { sortPairs } from '../confidence.js';
import { type EventOptions, eventPairs } from '../event.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { brierScore, frequency, meanScore } from './binary-score.js';

/** Options of {@link murphyDecomposition}. */
export interface MurphyOptions extends EventOptions, BinningOptions {}

/**
 * `score = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance`, to rounding.
 * `n_b` samples lie in bin b, with mean forecast `f_b` and frequency `o_b`; `o` is the frequency of all.
 */
export interface MurphyDecomposition {
  /** Mean Brier score of the event, `(p - outcome)^2`, in [0, 1]. */
  readonly score: number;
  /** REL, `sum n_b / n * (f_b - o_b)^2`: the square of RMSCE, `ece` with norm 2 and the same bins. In [0, 1]. */
  readonly reliability: number;
  /** RES, `sum n_b / n * (o_b - o)^2`, in [0, 1/4]. */
  readonly resolution: number;
  /** UNC, `o * (1 - o)`, in [0, 1/4]. */
  readonly uncertainty: number;
  /** WBV, variance of the forecasts within their bins, in [0, 1/4]. */
  readonly withinBinVariance: number;
  /** WBC, twice the covariance of forecast and outcome within the bins, in [-1/2, 1/2]. */
  readonly withinBinCovariance: number;
}

/**
 * Decomposition of the Brier score of an event over bins (Murphy 1973), with the two terms for forecasts that differ
 * within a bin, without which the parts do not add up to the score (Stephenson, Coelho & Jolliffe 2008, "Two extra
 * components in the Brier score decomposition").
 *
 * The generalised resolution of that paper is `resolution - withinBinVariance + withinBinCovariance`. Depends on the
 * bins, unlike `corpDecomposition`; with more of them reliability and resolution grow together. Empty bins add
 * nothing. With one sample, or one confidence, everything but reliability and uncertainty is 0. The order of the
 * samples has no effect.
 *
 * Cost: a sort of n.
 *
 * @throws ScoreKindError for logits
 */
export function murphyDecomposition(
  predictions: Predictions<Probabilities>,
  options: MurphyOptions = {},
): MurphyDecomposition {
  requireProbabilities(predictions, 'murphyDecomposition');
  const binning = resolveBinning(options);
  const pairs = eventPairs(predictions, options);
  const sorted = sortPairs(pairs);
  const n = pairs.confidence.length;
  const overall = frequency(pairs);
  let reliability = 0;
  let resolution = 0;
  let variance = 0;
  let covariance = 0;
  let start = 0;
  for (const { count, correct, confidenceSum } of binPairs(sorted, binning)) {
    if (count === 0) continue;
    const forecast = confidenceSum / count;
    const rate = correct / count;
    reliability += count * (forecast - rate) ** 2;
    resolution += count * (rate - overall) ** 2;
    for (let i = start; i < start + count; i++) {
      const deviation = sorted.confidence[i]! - forecast;
      variance += deviation ** 2;
      covariance += deviation * (sorted.correct[i]! - rate);
    }
    start += count;
  }
  return {
    score: meanScore(pairs, brierScore),
    reliability: reliability / n,
    resolution: resolution / n,
    uncertainty: overall * (1 - overall),
    withinBinVariance: variance / n,
    withinBinCovariance: (2 * covariance) / n,
  };
}
