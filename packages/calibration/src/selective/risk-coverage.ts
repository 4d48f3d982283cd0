import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { acceptanceOfPairs } from './acceptance.js';

/** What a classifier does that answers only where its confidence is at least `threshold`. Plain JSON. */
export interface RiskCoveragePoint {
  readonly threshold: number;
  /** Fraction of the samples that are answered, in (0, 1]. */
  readonly coverage: number;
  /** Error rate among the answered samples ("selective risk"), in [0, 1]. */
  readonly risk: number;
  /** `1 - risk`: the accuracy of the coverage-accuracy curve. */
  readonly accuracy: number;
  /** Answered and wrong, as a fraction of all samples, in [0, 1] (Traub et al. 2024). */
  readonly generalizedRisk: number;
}

/**
 * The risk-coverage and coverage-accuracy curves as data (El-Yaniv & Wiener 2010; Geifman & El-Yaniv 2017).
 *
 * One point per distinct confidence, coverage ascending to 1, where the risk is the error rate: a threshold cannot
 * tell samples of equal confidence apart, so it answers all of them or none, and the points do not depend on the
 * order of the samples. One sample, or all confidences equal, is one point.
 *
 * Cost: a sort of n.
 *
 * @throws ScoreKindError for logits
 */
export function riskCoverage(predictions: Predictions<Probabilities>): RiskCoveragePoint[] {
  requireProbabilities(predictions, 'riskCoverage', 'whole');
  const { threshold, accepted, errors, total } = acceptanceOfPairs(topLabelPairs(predictions));
  return Array.from(threshold, (confidence, i) => ({
    threshold: confidence,
    coverage: accepted[i]! / total,
    risk: errors[i]! / accepted[i]!,
    accuracy: (accepted[i]! - errors[i]!) / accepted[i]!,
    generalizedRisk: errors[i]! / total,
  }));
}
