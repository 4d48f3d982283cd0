import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { acceptanceOfPairs } from './acceptance.js';

/**
 * Area under the generalized risk-coverage curve, in [0, 1/2], lower is better (Traub et al. 2024, "Overcoming common
 * flaws in the evaluation of selective classification systems").
 *
 * The generalized risk of a threshold is the fraction of all samples that are accepted and wrong; the area is taken
 * over coverage by trapezoids from (0, 0) through the points of `riskCoverage`, as the authors' package fd-shifts
 * does. It is the mean risk of an undetected error over all thresholds, and weighs no sample more than another, where
 * `aurc` counts the few most confident ones at every coverage. With error rate r and the AUROC of confidence against
 * correctness it is `r (1 - r) (1 - AUROC) + r^2 / 2`. Equal confidences are one straight piece: the order of the
 * samples has no effect.
 *
 * 0 without errors; 1/2 with nothing else; r / 2 if all confidences are equal. Cost: a sort of n.
 *
 * @throws ScoreKindError for logits
 */
export function augrc(predictions: Predictions<Probabilities>): number {
  requireProbabilities(predictions, 'augrc', 'whole');
  const { accepted, errors, total } = acceptanceOfPairs(topLabelPairs(predictions));
  let doubled = 0;
  for (let i = 0; i < accepted.length; i++) {
    const [before, errorsBefore] = i === 0 ? [0, 0] : [accepted[i - 1]!, errors[i - 1]!];
    doubled += (accepted[i]! - before) * (errors[i]! + errorsBefore);
  }
  return doubled / (2 * total * total);
}
