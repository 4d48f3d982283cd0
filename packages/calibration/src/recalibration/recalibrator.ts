import type { Predictions } from '../predictions.js';
import type { Logits, Probabilities } from '../scores.js';

export type ScoreKind = 'logits' | 'probabilities';

export type ScoresOf<K extends ScoreKind> = K extends 'logits' ? Logits : Probabilities;

/** A way to recalibrate, with its options, not fitted yet. Stateless: it can be fitted any number of times. */
export interface Recalibrator<K extends ScoreKind = ScoreKind, P = unknown> {
  readonly name: string;
  /** What `fit` and `transform` take. Nothing is converted by guessing. */
  readonly input: K;
  /**
   * Fits to held-out predictions: never to those the model was trained on, nor to those the result is measured on.
   *
   * @throws ScoreKindError for scores of the other kind
   */
  fit(predictions: Predictions<ScoresOf<K>>): FittedRecalibrator<K, P>;
}

/** A map from scores to calibrated probabilities. Immutable. */
export interface FittedRecalibrator<K extends ScoreKind = ScoreKind, P = unknown> {
  readonly name: string;
  readonly input: K;
  /** Classes k of the scores it was fitted to, and of those it takes. */
  readonly classes: number;
  /** Numbers and arrays of numbers only, frozen: what `toJSON` stores. */
  readonly parameters: P;
  readonly report: FitReport;
  /**
   * @param scores `[n, k]`
   * @returns `[n, k]` float64 probabilities
   * @throws ScoreKindError for scores of the other kind
   * @throws InvalidArgumentError for another number of classes
   */
  transform(scores: ScoresOf<K>): Probabilities;
  /** Everything needed to rebuild it bit for bit by `recalibratorFromJson`. */
  toJSON(): RecalibratorJson;
}

/** How a fit went. */
export interface FitReport {
  /** Rows fitted to. */
  readonly samples: number;
  /** Whether the parameters are the optimum the method defines; `notes` say why if they are not. */
  readonly converged: boolean;
  /** Steps of the optimiser, over all maps of a one-vs-rest fit; 0 where the fit is in closed form. */
  readonly iterations: number;
  /** `nll` of the scores fitted to. */
  readonly nllBefore: number;
  /** `nll` of the transformed scores. Not above `nllBefore` where the method says so. */
  readonly nllAfter: number;
  /** What the user should know, in no order and without repetition. */
  readonly notes: readonly FitNote[];
}

/**
 * - `separable`: the method can tell the samples fitted to apart without error, so its NLL has no minimum; the
 *   parameters are large but finite.
 * - `singleOutcome`: a one-vs-rest or top-label fit saw only one of the two outcomes: a class that is absent, or alone,
 *   or predictions that are all right or all wrong.
 * - `absentClass`: a class has no samples, so an unregularised fit drives its probability towards 0 without end.
 * - `fewerSamplesThanBins`: there are fewer bins than asked for, because there are not enough samples.
 * - `emptyBins`: bins without samples predict their midpoint.
 * - `lowerBound`, `upperBound`: the temperature stopped at a bound of its range.
 * - `flat`: all scores of every row are equal, so they tell nothing.
 * - `keptIdentity`: the regularised optimum has a higher NLL than the identity, which is returned instead.
 * - `notConverged`: the optimiser used up its iterations, or rounding stopped it early.
 */
export type FitNote = (typeof FIT_NOTES)[number];

export const FIT_NOTES = [
  'separable',
  'singleOutcome',
  'absentClass',
  'fewerSamplesThanBins',
  'emptyBins',
  'lowerBound',
  'upperBound',
  'flat',
  'keptIdentity',
  'notConverged',
] as const;

/** A fitted recalibrator as JSON. */
export interface RecalibratorJson {
  readonly format: 'reticket-recalibrator';
  readonly version: 1;
  readonly name: string;
  readonly classes: number;
  readonly parameters: unknown;
  readonly report: FitReport;
}
