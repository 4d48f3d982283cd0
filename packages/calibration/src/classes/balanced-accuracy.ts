import { type Predictions, requirePredictions } from '../predictions.js';
import { classMetrics } from './class-metrics.js';

/**
 * Balanced accuracy: the mean over classes of the accuracy on the samples of the class, in [0, 1] (Brodersen et al.
 * 2010).
 *
 * Classes that are never the label are left out, as in scikit-learn; with all classes equally frequent it is
 * `accuracy`. Cost: as `classMetrics`.
 */
export function balancedAccuracy(predictions: Predictions): number {
  requirePredictions(predictions, 'balancedAccuracy', 'any');
  const present = classMetrics(predictions).flatMap(({ accuracy }) => (accuracy === null ? [] : [accuracy]));
  return present.reduce((sum, accuracy) => sum + accuracy, 0) / present.length;
}
