import { checkWithin } from '../arguments.js';
import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { acceptanceOfPairs } from './acceptance.js';

/**
 * Largest coverage, in [0, 1], at which a threshold on the confidence keeps the error rate of what it accepts at or
 * below the given risk (Geifman & El-Yaniv 2017); 0 where none does, as accepting nothing makes no error.
 *
 * A threshold accepts all samples of equal confidence or none, so this is the largest coverage of `riskCoverage`
 * whose risk is small enough; smaller coverages may still exceed it. At risk 1 it is 1. Measured on these samples: no
 * guarantee for others. Cost: a sort of n.
 *
 * @param risk largest error rate, 0 <= risk <= 1
 * @throws ScoreKindError for logits
 */
export function coverageAtRisk(predictions: Predictions<Probabilities>, risk: number): number {
  requireProbabilities(predictions, 'coverageAtRisk', 'whole');
  checkWithin('risk', risk, 0, 1);
  const { accepted, errors, total } = acceptanceOfPairs(topLabelPairs(predictions));
  const best = accepted.findLastIndex((count, i) => errors[i]! / count <= risk);
  return best < 0 ? 0 : accepted[best]! / total;
}
