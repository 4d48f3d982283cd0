import { checkWithin } from '../arguments.js';
import { aurcOfPairs } from '../aurc.js';
import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type Acceptance, acceptanceOfPairs } from './acceptance.js';

/**
 * Area under the coverage-accuracy curve, in [0, 1], higher is better: the mean over i = 1..n of the accuracy of the
 * i most confident samples, so `1 - aurc`, with its rule for ties. Cost: a sort of n.
 *
 * @throws ScoreKindError for logits
 */
export function coverageAccuracyArea(predictions: Predictions<Probabilities>): number {
  requireProbabilities(predictions, 'coverageAccuracyArea');
  return 1 - aurcOfPairs(topLabelPairs(predictions));
}

/**
 * Accuracy of the most confident samples, in [0, 1], that make up the given coverage: the smallest number of them, at
 * least one, whose fraction is not below it (Geifman & El-Yaniv 2017).
 *
 * Where that number cuts through samples of equal confidence, the expectation over a random order of them is taken,
 * as in `aurc`, which is 1 minus the mean of this over the coverages 1/n, 2/n, ..., 1. At coverage 1 it is the
 * accuracy. Cost: a sort of n.
 *
 * @param coverage 0 <= coverage <= 1
 * @throws ScoreKindError for logits
 */
export function selectiveAccuracy(predictions: Predictions<Probabilities>, coverage: number): number {
  requireProbabilities(predictions, 'selectiveAccuracy', 'whole');
  checkWithin('coverage', coverage, 0, 1);
  const acceptance = acceptanceOfPairs(topLabelPairs(predictions));
  const count = smallestCount(coverage, acceptance.total);
  return (count - expectedErrors(acceptance, count)) / count;
}

function smallestCount(coverage: number, n: number): number {
  const count = Math.max(Math.ceil(coverage * n), 1);
  return count > 1 && (count - 1) / n >= coverage ? count - 1 : count;
}

function expectedErrors({ accepted, errors }: Acceptance, count: number): number {
  const group = accepted.findIndex((size) => size >= count);
  const [before, errorsBefore] = group === 0 ? [0, 0] : [accepted[group - 1]!, errors[group - 1]!];
  const share = (count - before) / (accepted[group]! - before);
  return errorsBefore + share * (errors[group]! - errorsBefore);
}
