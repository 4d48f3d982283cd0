import { type ConfidencePairs, sortPairs, topLabelPairs } from './confidence.js';
import { type Predictions, requireProbabilities } from './predictions.js';
import type { Probabilities } from './scores.js';

/**
 * Area under the risk-coverage curve, in [0, 1], lower is better.
 *
 * Mean over i = 1..n of the error rate among the i most confident samples (Geifman et al. 2019,
 * "Bias-reduced uncertainty estimation"). Measures how well confidence ranks errors, so it does not
 * change under any increasing transformation of the confidences. Among samples of equal confidence the
 * expectation over a random order is taken, so the value does not depend on the order of the samples; with all
 * confidences equal it is the error rate.
 *
 * Cost: a sort of n.
 *
 * @throws ScoreKindError for logits: the most confident sample by logit and by probability differ
 */
export function aurc(predictions: Predictions<Probabilities>): number {
  requireProbabilities(predictions, 'aurc');
  return aurcOfPairs(topLabelPairs(predictions));
}

export function aurcOfPairs(pairs: ConfidencePairs): number {
  const { confidence, correct } = sortPairs(pairs);
  const n = confidence.length;
  let area = 0;
  let errorsBefore = 0;
  let end = n;
  while (end > 0) {
    let start = end - 1;
    while (start > 0 && confidence[start - 1] === confidence[end - 1]) start--;
    let errors = 0;
    for (let i = start; i < end; i++) errors += 1 - correct[i]!;
    const ahead = n - end;
    const size = end - start;
    for (let i = 1; i <= size; i++) area += (errorsBefore + (errors * i) / size) / (ahead + i);
    errorsBefore += errors;
    end = start;
  }
  return area / n;
}
