import { ShapeMismatchError } from '../errors.js';

/** A label map that mixes source classes: target logits are source logits times the weights, plus the bias. */
export interface LabelWeights {
  /** [sourceClasses, targetClasses], row-major; but for trained ones, columns are >= 0 and sum to 1. */
  readonly weights: Float32Array;
  /** [targetClasses]; only trained ones have it. */
  readonly bias?: Float32Array;
  readonly sourceClasses: number;
  readonly targetClasses: number;
}

/**
 * @throws ShapeMismatchError unless the weights have that many source classes, one value for every pair and, if any, one
 * bias for every target class.
 */
export function checkLabelWeights(
  { weights, bias, sourceClasses, targetClasses }: LabelWeights,
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
  if (bias !== undefined && bias.length !== targetClasses) {
    throw new ShapeMismatchError(`invalid label bias: got ${bias.length} values, expected ${targetClasses}`);
  }
}

/** The weights with a row for each target class: [targetClasses, sourceClasses]. */
export function weightsByTarget({ weights, sourceClasses, targetClasses }: LabelWeights): Float32Array {
  return transposed(weights, sourceClasses, targetClasses);
}

/** The transpose [columns, rows] of values [rows, columns]. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) result[column * rows + row] = values[row * columns + column]!;
  }
  return result;
}

/** Target logits [n, targetClasses] of source logits [n, sourceClasses]; sums in double precision. */
export function mixLogits(
  sourceLogits: Float32Array,
  { weights, bias, sourceClasses, targetClasses }: LabelWeights,
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
    if (bias) sums.set(bias);
    else sums.fill(0);
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
