import type { FrequencyMatrix } from './frequency-matrix.js';
import { greedyPairs } from './greedy-pairs.js';
import { checkClassCounts, type LabelMap } from './label-map.js';

/**
 * The frequency label map of ILM-VP (Chen et al. 2023, arXiv 2211.11635; `generate_label_mapping_by_frequency`): again
 * and again the largest count among unused source and target classes makes a pair. Ties go to the lower source class,
 * then to the lower target class; so target classes without a count get the lowest source classes left.
 * It matches at least half of the images that `optimalLabelMap` matches. O(S K) and a sort of the counts above zero.
 *
 * @throws TooManyClassesError when there are more target than source classes.
 */
export function greedyLabelMap(frequency: FrequencyMatrix): LabelMap {
  checkClassCounts(frequency.sourceClasses, frequency.targetClasses);
  return Int32Array.from(greedyPairs(frequency, 1), ([source]) => source!);
}
