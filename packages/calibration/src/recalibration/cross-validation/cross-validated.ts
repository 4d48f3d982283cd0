import { checkInteger, checkOneOf } from '../../arguments.js';
import { InvalidArgumentError } from '../../errors.js';
import { nll } from '../../nll.js';
import type { Predictions } from '../../predictions.js';
import type { Probabilities } from '../../scores.js';
import { finishFit, requireFitInput } from '../fitted.js';
import type { FittedRecalibrator, Recalibrator, ScoreKind, ScoresOf } from '../recalibrator.js';
import { type CrossFit, crossFit } from './cross-fit.js';
import { meanEnsembleParts } from './mean-ensemble.js';
import { stratifiedFolds } from './stratified-folds.js';

export interface FoldOptions {
  /** 2 to 1000, and at most the number of samples. Default 5. */
  readonly folds?: number;
  /** Uniform in [0, 1), such as `mulberry32(seed)`: decides which sample goes to which fold. */
  readonly random: () => number;
}

export interface CrossValidationOptions extends FoldOptions {
  /**
   * What is returned: `refit` (default) one fit to all samples, `ensemble` the mean of the probabilities of the fits of the
   * folds (as scikit-learn's `CalibratedClassifierCV` with `ensemble=False` and `True`).
   */
  readonly combine?: 'refit' | 'ensemble';
}

/** Result of {@link crossValidated}. */
export interface CrossValidated<K extends ScoreKind> {
  readonly fitted: FittedRecalibrator<K>;
  /** Every sample mapped by a fit that has not seen it, with its label: what any metric may be computed of. */
  readonly outOfFold: Predictions<Probabilities>;
  /** `nll` of `outOfFold`. */
  readonly outOfFoldNll: number;
}

/**
 * Fits a recalibrator and measures, on the same samples, what it will do to new ones: the samples are cut into stratified
 * folds, and each is mapped by a fit to the others.
 *
 * Same numbers from `random`, same folds. A class with fewer samples than folds is absent from some fits, which their
 * reports note. Cost: `folds` fits, and one more for `refit`.
 *
 * @throws InvalidArgumentError for fewer samples than folds
 */
export function crossValidated<K extends ScoreKind>(
  recalibrator: Recalibrator<K>,
  predictions: Predictions<ScoresOf<K>>,
  options: CrossValidationOptions,
): CrossValidated<K> {
  const { combine = 'refit' } = options;
  checkOneOf('combine', combine, ['refit', 'ensemble']);
  const [fit] = crossFitAll([recalibrator], predictions, options) as [CrossFit<K>];
  const fitted = combine === 'refit' ? recalibrator.fit(predictions) : ensembleOf(fit, predictions);
  return { fitted, outOfFold: fit.outOfFold, outOfFoldNll: nll(fit.outOfFold) };
}

/** Fits every candidate to the same folds. */
export function crossFitAll<K extends ScoreKind>(
  candidates: readonly Recalibrator<K>[],
  predictions: Predictions<ScoresOf<K>>,
  { folds = 5, random }: FoldOptions,
): CrossFit<K>[] {
  checkInteger('folds', folds, 2, 1000);
  if (typeof random !== 'function') {
    throw new InvalidArgumentError('random', random, 'a function, such as mulberry32(seed)');
  }
  for (const { input, name } of candidates) requireFitInput(predictions, input, name);
  const foldOf = stratifiedFolds(predictions.labels, folds, random);
  return candidates.map((candidate) => crossFit(candidate, predictions, foldOf, folds));
}

function ensembleOf<K extends ScoreKind>(
  { members }: CrossFit<K>,
  predictions: Predictions<ScoresOf<K>>,
): FittedRecalibrator<K> {
  return finishFit<K, unknown>(meanEnsembleParts(members), predictions, {
    converged: members.every(({ report }) => report.converged),
    iterations: members.reduce((sum, { report }) => sum + report.iterations, 0),
    notes: members.flatMap(({ report }) => report.notes),
  });
}
