import { applyMasks } from '../apply-masks.js';
import { CheckpointImportError, InvalidArgumentError } from '../errors.js';
import type { PruneResult } from '../prune.js';
import type { FloatTensor } from '../weights.js';
import type { CheckpointTensors } from './checkpoint-tensors.js';
import { importedPruning, requireFloats } from './imported-pruning.js';
import { packMask } from './mask-from-tensor.js';
import { parameterSlots } from './parameter-slots.js';

/**
 * Imports a checkpoint that was pruned elsewhere and has zeros for its pruned weights: the zeros become the masks. A
 * weight that was kept and is exactly 0 cannot be told from a pruned one and counts as pruned; -0 becomes +0.
 * Names lose `module.` and `model.`; step counters of batch norm are passed over.
 *
 * @param prunableNames the parameters that get a mask; one without zeros gets a dense mask.
 * @param options.parameters names that make up the whole model, default all; see `sparsityFigures`.
 * @throws {CheckpointImportError} with a code that names the defect.
 * @throws {InvalidArgumentError} for a name that is not in the checkpoint.
 * @throws {NonFiniteError} if a weight is NaN or infinite.
 */
export function importSparseCheckpoint(
  checkpoint: CheckpointTensors,
  prunableNames: readonly string[],
  { parameters }: { readonly parameters?: Iterable<string> } = {},
): PruneResult {
  const weights = new Map<string, FloatTensor>();
  for (const [name, { plain, orig, mask }] of parameterSlots(checkpoint)) {
    if (plain === undefined || orig !== undefined || mask !== undefined) {
      throw new CheckpointImportError(
        'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
        `"${name}"`,
        'a mask or weights to be masked',
        'masked weights alone; importMaskedCheckpoint reads the others',
      );
    }
    weights.set(name, requireFloats(name, plain));
  }
  const masks = new Map(
    prunableNames.map((name) => {
      const tensor = weights.get(name);
      if (tensor === undefined)
        throw new InvalidArgumentError('parameter name', name, 'a name in the checkpoint');
      return [name, packMask(tensor.data, (value) => value !== 0)];
    }),
  );
  const masked = applyMasks(weights, masks);
  return { masks, weights: masked, pruning: importedPruning(masked, masks, parameters) };
}
