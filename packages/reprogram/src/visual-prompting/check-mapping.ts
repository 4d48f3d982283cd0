import { checkCount, checkNotNegative } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { checkClassCounts } from '../label-maps/label-map.js';
import {
  checkLabelMapping,
  isLabelWeights,
  type LabelMapping,
  targetClassesOf,
} from '../label-maps/label-mapping.js';
import { checkTopK } from '../label-maps/probability-matrix.js';
import { isOneToOne, type Mapping } from './mapping.js';

/**
 * @throws InvalidArgumentError for an option that a mapping does not have, TooManyClassesError for more target classes
 * than it can map.
 */
export function checkMapping(mapping: Mapping, sourceClasses: number, targetClasses: number): void {
  checkCount('target classes', targetClasses);
  switch (mapping.kind) {
    case 'random':
    case 'frequency':
    case 'iterative':
      checkClassCounts(sourceClasses, targetClasses);
      checkAssignment(mapping.assignment);
      break;
    case 'bayesian':
      checkNotNegative('smoothing', mapping.smoothing ?? 1);
      break;
    case 'bayesian-plus':
      checkNotNegative('smoothing', mapping.smoothing ?? 1);
      checkTopK(mapping.topK ?? 1, sourceClasses);
      break;
    case 'many-to-one':
      checkClassCounts(sourceClasses, targetClasses, mapping.perTarget);
      break;
    default:
      throw new InvalidArgumentError(
        `invalid mapping: got ${(mapping as Mapping).kind}, expected random, frequency, iterative, bayesian, bayesian-plus or many-to-one`,
      );
  }
  const { refresh = 'training-pass' } = mapping;
  if (refresh !== 'training-pass' && refresh !== 'forward-pass') {
    throw new InvalidArgumentError(`invalid refresh: got ${refresh}, expected training-pass or forward-pass`);
  }
}

function checkAssignment(assignment: string): void {
  if (assignment !== 'greedy' && assignment !== 'optimal') {
    throw new InvalidArgumentError(`invalid assignment: got ${assignment}, expected greedy or optimal`);
  }
}

/** @throws InvalidArgumentError or ShapeMismatchError unless a mapping can have made the map. */
export function checkMadeBy(
  mapping: Mapping,
  map: LabelMapping,
  sourceClasses: number,
  targetClasses: number,
): void {
  if (isLabelWeights(map) === isOneToOne(mapping)) {
    throw new InvalidArgumentError(
      `invalid label map: got ${isLabelWeights(map) ? 'weights' : 'one source for each class'}, expected what ${mapping.kind} makes`,
    );
  }
  checkLabelMapping(map, sourceClasses);
  if (targetClassesOf(map) !== targetClasses) {
    throw new ShapeMismatchError(
      `invalid label map: got ${targetClassesOf(map)} classes, expected ${targetClasses}`,
    );
  }
}
