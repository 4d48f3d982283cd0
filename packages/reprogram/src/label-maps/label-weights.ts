import { ShapeMismatchError } from '../errors.js';

/** A label map that mixes source classes: target logits are source logits times this. */
export interface LabelWeights {
  /** [sourceClasses, targetClasses], row-major; the maps of this package have columns >= 0 that sum to 1. */
  readonly weights: Float32Array;
  readonly sourceClasses: number;
  readonly targetClasses: number;
}

/** @throws ShapeMismatchError unless the weights have that many source classes, and one value for every pair. */
export function checkLabelWeights(
  { weights, sourceClasses, targetClasses }: LabelWeights,
  expected: number,
): void {
  if (sourceClasses !== expected) {
    throw new ShapeMismatchError(
      `invalid label weights: got ${sourceClasses} source classes, expected ${expected}`,
    );
  }
  if (weights.length !== sourceClasses * targetClasses) {
    throw new ShapeMismatchError(
      `invalid label weights: got ${weights.length} values, expected ${sourceClasses} x ${targetClasses}`,
    );
  }
}

/** Target logits [n, targetClasses] of source logits [n, sourceClasses]; sums in double precision. */
export function mixLogits(
  sourceLogits: Float32Array,
  { weights, sourceClasses, targetClasses }: LabelWeights,
): Float32Array {
  const count = sourceLogits.length / sourceClasses;
  if (!Number.isInteger(count)) {
    throw new ShapeMismatchError(
      `invalid source logits: got ${sourceLogits.length} values, expected a multiple of ${sourceClasses}`,
    );
  }
  const targetLogits = new Float32Array(count * targetClasses);
  const sums = new Float64Array(targetClasses);
  for (let item = 0; item < count; item += 1) {
    sums.fill(0);
    for (let source = 0; source < sourceClasses; source += 1) {
      const logit = sourceLogits[item * sourceClasses + source]!;
      const row = source * targetClasses;
      for (let target = 0; target < targetClasses; target += 1) {
        sums[target] = sums[target]! + logit * weights[row + target]!;
      }
    }
    targetLogits.set(sums, item * targetClasses);
  }
  return targetLogits;
}
