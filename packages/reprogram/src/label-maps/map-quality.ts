import { type FrequencyMatrix, matchedCount } from './frequency-matrix.js';
import { checkLabelMap, type LabelMap } from './label-map.js';
import { mapChurn } from './label-mapping.js';
import { optimalLabelMap } from './optimal-label-map.js';

/** How good a one-to-one map is for what the source model saw. */
export interface MapQuality {
  /** Images whose predicted source class is the one their target class is mapped to. */
  readonly matched: number;
  /** The same for the best map there is. */
  readonly optimalMatched: number;
  /** Fraction of target classes that `optimalLabelMap` maps to the same source class, 0..1. */
  readonly agreement: number;
}

/** Compares a map with the optimal assignment. @throws as `optimalLabelMap`, or DuplicateSourceError. */
export function mapQuality(frequency: FrequencyMatrix, map: LabelMap): MapQuality {
  checkLabelMap(map, frequency.sourceClasses);
  const optimal = optimalLabelMap(frequency);
  return {
    matched: matchedCount(frequency, map),
    optimalMatched: matchedCount(frequency, optimal),
    agreement: 1 - mapChurn(optimal, map),
  };
}
