import { CheckpointImportError } from '../errors.js';
import type { Masks } from '../mask.js';
import type { Pruning } from '../prune.js';
import { sparsityFigures } from '../sparsity-figures.js';
import { checkFinite, type FloatTensor, type Weights } from '../weights.js';
import type { CheckpointTensor } from './checkpoint-tensors.js';

/** Describes masks of which a file does not say how they were made: as asked for counts what is there. */
export function importedPruning(weights: Weights, masks: Masks, parameters?: Iterable<string>): Pruning {
  const figures = sparsityFigures(weights, masks, parameters);
  if (figures.prunable === 1) {
    throw new CheckpointImportError(
      'RETICKET_IMPORT_INVALID_MASK',
      'masks',
      'only zeros',
      'a weight that is kept',
    );
  }
  return {
    score: 'unknown',
    allocation: 'unknown',
    structure: 'unstructured',
    schedule: 'unknown',
    floor: 0,
    sparsity: { asked: figures.prunable, ...figures },
  };
}

/**
 * A tensor as a weight.
 *
 * @throws {CheckpointImportError} `RETICKET_IMPORT_INVALID_TENSOR` for integers.
 * @throws {NonFiniteError} for a NaN or an infinity.
 */
export function requireFloats(name: string, { data, shape }: CheckpointTensor): FloatTensor {
  if (!(data instanceof Float32Array)) {
    throw new CheckpointImportError(
      'RETICKET_IMPORT_INVALID_TENSOR',
      `tensor "${name}"`,
      'integers',
      'floats',
    );
  }
  checkFinite(name, data);
  return { data, shape };
}
