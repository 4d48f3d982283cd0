import { linearSumAssignment } from 'linear-sum-assignment';
import type { FrequencyMatrix } from './frequency-matrix.js';
import type { LabelMap } from './label-map.js';

/**
 * The one-to-one map that matches the most images (Jonker-Volgenant; Crouse 2016, doi 10.1109/TAES.2016.140952).
 * Among the best maps it takes one with the smallest sum of source classes; all arithmetic is on integers, so the
 * result is the same on every machine. O(K^2 S) for S source and K target classes.
 */
export function optimalLabelMap({ counts, sourceClasses, targetClasses }: FrequencyMatrix): LabelMap {
  // Sources sum to less than S * K, so no preference among ties ever outweighs one image.
  const imageGain = sourceClasses * targetClasses;
  const gains = Array.from({ length: sourceClasses }, (_, source) =>
    Float64Array.from(
      counts.subarray(source * targetClasses, (source + 1) * targetClasses),
      (count) => count * imageGain - source,
    ),
  );
  const { columnAssignments } = linearSumAssignment(gains, { maximaze: true });
  return Int32Array.from(columnAssignments);
}
