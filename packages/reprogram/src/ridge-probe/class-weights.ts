import { InvalidArgumentError } from '../errors.js';

/** How much an item counts: every item the same, or every class the same. */
export const classWeightings = ['uniform', 'balanced'] as const;
export type ClassWeighting = (typeof classWeightings)[number];

/** @throws InvalidArgumentError for an unknown name. */
export function checkClassWeighting(weighting: ClassWeighting): void {
  if (!classWeightings.includes(weighting)) {
    throw new InvalidArgumentError(
      `invalid classWeighting: got ${weighting}, expected ${classWeightings.join(' or ')}`,
    );
  }
}

/**
 * What each item's loss is divided by so that the sum is the weighted mean: n, or classes * (items of its class). The
 * latter is scikit-learn's `class_weight="balanced"`.
 */
export function lossDivisors(labels: Int32Array, classes: number, weighting: ClassWeighting): Float64Array {
  if (weighting === 'uniform') return new Float64Array(labels.length).fill(labels.length);
  const perClass = new Int32Array(classes);
  for (const label of labels) perClass[label] = perClass[label]! + 1;
  return Float64Array.from(labels, (label) => classes * perClass[label]!);
}
