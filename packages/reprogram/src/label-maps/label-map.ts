import { checkCount } from '../arguments.js';
import {
  DuplicateSourceError,
  InvalidArgumentError,
  ShapeMismatchError,
  TooManyClassesError,
} from '../errors.js';

/** [target classes]: the source class of each target class, one-to-one. */
export type LabelMap = Int32Array;

/** @throws TooManyClassesError unless every target class can have so many source classes of its own. */
export function checkClassCounts(sourceClasses: number, targetClasses: number, perTarget = 1): void {
  checkCount('source classes', sourceClasses);
  checkCount('target classes', targetClasses);
  checkCount('source classes per target class', perTarget);
  const most = Math.floor(sourceClasses / perTarget);
  if (targetClasses > most) {
    const reason =
      perTarget === 1 ? 'the number of source classes' : `${perTarget} source classes for each of them`;
    throw new TooManyClassesError(
      `invalid target classes: got ${targetClasses}, expected at most ${most}, ${reason}`,
    );
  }
}

/**
 * @throws TooManyClassesError, InvalidArgumentError or DuplicateSourceError unless every target class has a source class
 * of its own among `sourceClasses`.
 */
export function checkLabelMap(map: LabelMap, sourceClasses: number): void {
  checkClassCounts(sourceClasses, map.length);
  const targetOf = new Map<number, number>();
  map.forEach((source, target) => {
    if (source < 0 || source >= sourceClasses) {
      throw new InvalidArgumentError(
        `invalid label map: got source class ${source}, expected 0..${sourceClasses - 1}`,
      );
    }
    const other = targetOf.get(source);
    if (other !== undefined) throw new DuplicateSourceError(source, other, target);
    targetOf.set(source, target);
  });
}

/**
 * Target logits [n, map.length]: of each row of `sourceLogits` [n, sourceClasses] the mapped columns.
 *
 * @throws ShapeMismatchError for logits that are no whole rows; TooManyClassesError, InvalidArgumentError or
 * DuplicateSourceError for a map that is not one-to-one among the source classes.
 */
export function mapLogits(sourceLogits: Float32Array, sourceClasses: number, map: LabelMap): Float32Array {
  const count = sourceLogits.length / sourceClasses;
  if (!Number.isInteger(count)) {
    throw new ShapeMismatchError(
      `invalid source logits: got ${sourceLogits.length} values, expected a multiple of ${sourceClasses}`,
    );
  }
  checkLabelMap(map, sourceClasses);
  const targetLogits = new Float32Array(count * map.length);
  for (let item = 0; item < count; item += 1) {
    for (let target = 0; target < map.length; target += 1) {
      targetLogits[item * map.length + target] = sourceLogits[item * sourceClasses + map[target]!]!;
    }
  }
  return targetLogits;
}
