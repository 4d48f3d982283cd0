import { InvalidArgumentError } from '../../errors.js';
import { nll } from '../../nll.js';
import type { Predictions } from '../../predictions.js';
import type { FittedRecalibrator, Recalibrator, ScoreKind, ScoresOf } from '../recalibrator.js';
import { crossFitAll, type FoldOptions } from './cross-validated.js';

/** Result of {@link selectRecalibrator}. */
export interface Selection<K extends ScoreKind> {
  /** Which candidate won. */
  readonly index: number;
  /** The winner, fitted to all samples. */
  readonly fitted: FittedRecalibrator<K>;
  /** Per candidate the NLL of samples mapped by fits that have not seen them. */
  readonly outOfFoldNll: readonly number[];
}

/**
 * Picks the candidate of least out-of-fold NLL, the first of equal ones, and fits it to all samples: a value of a
 * hyper-parameter, such as the lambda and mu of ODIR, or a method.
 *
 * All candidates see the same folds. The NLL of the winner is a little optimistic, as it was picked for being low. Cost:
 * `folds` fits per candidate and one more.
 *
 * @throws InvalidArgumentError for no candidates or fewer samples than folds
 */
export function selectRecalibrator<K extends ScoreKind>(
  candidates: readonly Recalibrator<K>[],
  predictions: Predictions<ScoresOf<K>>,
  options: FoldOptions,
): Selection<K> {
  if (candidates.length === 0)
    throw new InvalidArgumentError('candidates', candidates, 'at least one recalibrator');
  const outOfFoldNll = crossFitAll(candidates, predictions, options).map(({ outOfFold }) => nll(outOfFold));
  const index = outOfFoldNll.indexOf(Math.min(...outOfFoldNll));
  return { index, fitted: candidates[index]!.fit(predictions), outOfFoldNll };
}
