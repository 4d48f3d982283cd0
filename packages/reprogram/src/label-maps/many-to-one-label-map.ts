import type { FrequencyMatrix } from './frequency-matrix.js';
import { greedyPairs } from './greedy-pairs.js';
import { checkClassCounts } from './label-map.js';
import type { LabelWeights } from './label-weights.js';

/**
 * k source classes for each target class, none of them twice: its logit is the mean of theirs, as in BAR (Tsai et al.
 * 2020, arXiv 2007.08714). They are chosen as `greedyLabelMap` chooses one, which is ILM-VP's
 * `predictive_distribution_based_multi_label_mapping`.
 *
 * @param perTarget k, >= 1
 * @throws TooManyClassesError when there are fewer than k source classes for each target class.
 */
export function manyToOneLabelMap(frequency: FrequencyMatrix, perTarget: number): LabelWeights {
  const { sourceClasses, targetClasses } = frequency;
  checkClassCounts(sourceClasses, targetClasses, perTarget);
  const weights = new Float32Array(sourceClasses * targetClasses);
  greedyPairs(frequency, perTarget).forEach((sources, target) => {
    for (const source of sources) weights[source * targetClasses + target] = 1 / perTarget;
  });
  return { weights, sourceClasses, targetClasses };
}
