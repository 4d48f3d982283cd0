import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { checkLabelMap, type LabelMap, mapLogits } from './label-map.js';
import { checkLabelWeights, type LabelWeights, mixLogits } from './label-weights.js';

/** What turns source logits into target logits: a one-to-one map or weights of source classes. */
export type LabelMapping = LabelMap | LabelWeights;

export function isLabelWeights(map: LabelMapping): map is LabelWeights {
  return !(map instanceof Int32Array);
}

/** Number of target classes. */
export function targetClassesOf(map: LabelMapping): number {
  return isLabelWeights(map) ? map.targetClasses : map.length;
}

/** @throws as `checkLabelMap` or `checkLabelWeights` unless the map takes logits of so many source classes. */
export function checkLabelMapping(map: LabelMapping, sourceClasses: number): void {
  if (isLabelWeights(map)) checkLabelWeights(map, sourceClasses);
  else checkLabelMap(map, sourceClasses);
}

/** Target logits [n, K] of source logits [n, sourceClasses]: `mapLogits` or `mixLogits`. */
export function targetLogitsOf(
  sourceLogits: Float32Array,
  sourceClasses: number,
  map: LabelMapping,
): Float32Array {
  return isLabelWeights(map) ? mixLogits(sourceLogits, map) : mapLogits(sourceLogits, sourceClasses, map);
}

/** The map as weights: a one-to-one map has a single 1 in each column. */
export function labelWeightsOf(map: LabelMapping, sourceClasses: number): LabelWeights {
  if (isLabelWeights(map)) return map;
  const weights = new Float32Array(sourceClasses * map.length);
  map.forEach((source, target) => {
    weights[source * map.length + target] = 1;
  });
  return { weights, sourceClasses, targetClasses: map.length };
}

/**
 * How far two maps of the same kind and size are apart, 0..1. One-to-one: the fraction of target classes whose source
 * differs. Weights: half the L1 distance between the columns of a target class (their total variation distance, as
 * columns sum to 1), averaged over target classes; for columns with a single 1 that is the same fraction.
 *
 * @throws ShapeMismatchError for maps of different sizes, InvalidArgumentError for maps of different kinds.
 */
export function mapChurn(before: LabelMapping, after: LabelMapping): number {
  if (isLabelWeights(before) && isLabelWeights(after)) return weightChurn(before, after);
  if (isLabelWeights(before) || isLabelWeights(after)) {
    throw new InvalidArgumentError('invalid label map: got label weights and a label map, expected one kind');
  }
  if (before.length !== after.length) {
    throw new ShapeMismatchError(`invalid label map: got ${after.length} classes, expected ${before.length}`);
  }
  const moved = before.reduce((count, source, target) => count + (source === after[target] ? 0 : 1), 0);
  return moved / before.length;
}

function weightChurn(before: LabelWeights, after: LabelWeights): number {
  if (before.sourceClasses !== after.sourceClasses || before.targetClasses !== after.targetClasses) {
    throw new ShapeMismatchError(
      `invalid label weights: got [${after.sourceClasses},${after.targetClasses}], expected [${before.sourceClasses},${before.targetClasses}]`,
    );
  }
  const distance = before.weights.reduce(
    (sum, weight, position) => sum + Math.abs(weight - after.weights[position]!),
    0,
  );
  return distance / 2 / before.targetClasses;
}
