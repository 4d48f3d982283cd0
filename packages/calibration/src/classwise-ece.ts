import { binPairs } from './binning.js';
import { classPairs } from './confidence.js';
import { type BinningOptions, eceOfBins, resolveBinning } from './ece.js';
import { type Predictions, requireProbabilities } from './predictions.js';
import type { Probabilities } from './scores.js';

/**
 * Class-wise ECE: for every class the ECE of its probability against "is the label", averaged over all k
 * classes, in [0, 1] (Kull et al. 2019, "Beyond temperature scaling"; "static calibration error" in Nixon et al. 2019).
 *
 * A class that is never the label counts too. With many classes most probabilities are near 0, so values
 * are small and shrink with k: compare only data sets of equal k.
 *
 * Cost: k passes over n samples; with equal-mass bins k sorts of n.
 *
 * @throws ScoreKindError for logits
 */
export function classwiseEce(predictions: Predictions<Probabilities>, options: BinningOptions = {}): number {
  requireProbabilities(predictions, 'classwiseEce');
  const { bins, binning } = resolveBinning(options);
  const k = predictions.scores.shape[1];
  let sum = 0;
  for (let label = 0; label < k; label++) {
    sum += eceOfBins(binPairs(classPairs(predictions, label), bins, binning), 1);
  }
  return sum / k;
}
