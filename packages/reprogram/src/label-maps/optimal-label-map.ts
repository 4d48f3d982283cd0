import { linearSumAssignment } from 'linear-sum-assignment';
import { checkNotNegative } from '../arguments.js';
import type { FrequencyMatrix } from './frequency-matrix.js';
import { checkClassCounts, type LabelMap } from './label-map.js';

/** Log-likelihoods are rounded to 1 / this, which keeps sums of them integers that a double holds exactly. */
const likelihoodSteps = 2 ** 24;

export interface OptimalLabelMapOptions {
  /**
   * Laplace smoothing, >= 0; 0 by default, which matches the most images. Above 0 the map is the most likely one: it
   * maximises the product over target classes of P(source | target), with `smoothing` added to every count. So an image
   * counts for more in a class that has few of its own source.
   */
  readonly smoothing?: number;
}

/**
 * The best one-to-one map (Jonker-Volgenant; Crouse 2016, doi 10.1109/TAES.2016.140952). Among the best maps it takes
 * one with the smallest sum of source classes; all sums are of integers, so ties are decided the same on every
 * machine. O(K^2 S) for S source and K target classes.
 *
 * @throws TooManyClassesError when there are more target than source classes.
 */
export function optimalLabelMap(
  { counts, sourceClasses, targetClasses }: FrequencyMatrix,
  { smoothing = 0 }: OptimalLabelMapOptions = {},
): LabelMap {
  checkClassCounts(sourceClasses, targetClasses);
  checkNotNegative('smoothing', smoothing);
  const worth =
    smoothing === 0
      ? (count: number) => count
      : (count: number) => Math.round(likelihoodSteps * Math.log1p(count / smoothing));
  // Sources sum to less than S * K, so no preference among ties ever outweighs one step.
  const step = sourceClasses * targetClasses;
  const gains = Array.from({ length: sourceClasses }, (_, source) =>
    Float64Array.from(
      counts.subarray(source * targetClasses, (source + 1) * targetClasses),
      (count) => worth(count) * step - source,
    ),
  );
  const { columnAssignments } = linearSumAssignment(gains, { maximaze: true });
  return Int32Array.from(columnAssignments);
}
