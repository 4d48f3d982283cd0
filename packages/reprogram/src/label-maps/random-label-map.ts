import type { RandomGenerator } from '../random/seeded-generator.js';
import { range, shuffle } from '../random/shuffle.js';
import { checkClassCounts, type LabelMap } from './label-map.js';

export interface RandomLabelMapOptions {
  readonly sourceClasses: number;
  readonly targetClasses: number;
}

/**
 * RLM: every one-to-one map is equally likely (Elsayed et al. 2018, arXiv 1806.11146, with a random order).
 *
 * @throws TooManyClassesError when there are more target than source classes.
 */
export function randomLabelMap(
  { sourceClasses, targetClasses }: RandomLabelMapOptions,
  random: RandomGenerator,
): LabelMap {
  checkClassCounts(sourceClasses, targetClasses);
  return shuffle(range(sourceClasses), random).slice(0, targetClasses);
}
