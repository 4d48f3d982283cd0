import { applyMasks } from '../apply-masks.js';
import { CheckpointImportError } from '../errors.js';
import type { Mask } from '../mask.js';
import type { PruneResult } from '../prune.js';
import type { FloatTensor } from '../weights.js';
import type { CheckpointTensor, CheckpointTensors } from './checkpoint-tensors.js';
import { importedPruning, requireFloats } from './imported-pruning.js';
import { maskFromTensor } from './mask-from-tensor.js';
import { parameterSlots } from './parameter-slots.js';

/** What {@link importMaskedCheckpoint} is given. */
export interface MaskedCheckpoint {
  /** Weights, as they are or as `<name>_orig`, and perhaps their masks as `<name>_mask`. */
  readonly checkpoint: CheckpointTensors;
  /** A mask file: the masks as `<name>_mask` or under the names of their parameters. */
  readonly masks?: CheckpointTensors;
  /** Names that make up the whole model, default all; see `sparsityFigures`. */
  readonly parameters?: Iterable<string>;
}

/** Masks and masked weights of a checkpoint. */
export interface ImportResult extends PruneResult {
  /** How many weights that were not 0 the masks have pruned: those of `_orig`, or of a checkpoint that was not masked. */
  readonly unmasked: number;
}

/**
 * Imports tickets of PyTorch: what `torch.nn.utils.prune` leaves in a state dict (`weight_orig`, `weight_mask`), as
 * CV_LTH_Pre-training saves them, and its pairs `*_checkpoint.pth` and `*_mask.pth`. Prefixes `module.` and `model.` are
 * removed, step counters of batch norm are passed over, and every mask is applied: pruned weights are +0.
 *
 * Strict where loading with `strict=False` is not: every place is claimed by one tensor, every mask finds its weight,
 * and where masks come from both files they agree.
 *
 * @throws {CheckpointImportError} with a code that names the defect.
 * @throws {NonFiniteError} if a weight is NaN or infinite.
 */
export function importMaskedCheckpoint({
  checkpoint,
  masks: maskFile,
  parameters,
}: MaskedCheckpoint): ImportResult {
  const dense = new Map<string, FloatTensor>();
  const masks = new Map<string, Mask>();
  const fileMasks = readMaskFile(maskFile ?? new Map());
  for (const [name, { plain, orig, mask }] of parameterSlots(checkpoint)) {
    const tensor = orig ?? plain;
    if (tensor === undefined) throw missing(name);
    dense.set(name, requireFloats(name, tensor));
    const known = agreedMask(name, mask, fileMasks.get(name));
    fileMasks.delete(name);
    if (known !== undefined) masks.set(name, checkShape(name, known, tensor));
    else if (orig !== undefined) {
      throw new CheckpointImportError(
        'RETICKET_IMPORT_MISSING_MASK',
        `"${name}_orig"`,
        'no mask',
        `"${name}_mask"`,
      );
    }
  }
  for (const name of fileMasks.keys()) throw missing(name);
  if (masks.size === 0) {
    throw new CheckpointImportError('RETICKET_IMPORT_MISSING_MASK', 'checkpoint', 'no mask', 'at least one');
  }
  const weights = applyMasks(dense, masks);
  return {
    masks,
    weights,
    pruning: importedPruning(weights, masks, parameters),
    unmasked: [...masks.keys()].reduce(
      (total, name) => total + countNonZero(dense.get(name)!) - countNonZero(weights.get(name)!),
      0,
    ),
  };
}

function readMaskFile(tensors: CheckpointTensors): Map<string, CheckpointTensor> {
  const masks = new Map<string, CheckpointTensor>();
  for (const [name, { plain, orig, mask }] of parameterSlots(tensors)) {
    const tensor = mask ?? plain;
    if (orig !== undefined || tensor === undefined || (mask !== undefined && plain !== undefined)) {
      throw new CheckpointImportError(
        'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
        `mask file at "${name}"`,
        'weights',
        'one mask and no weights',
      );
    }
    masks.set(name, tensor);
  }
  return masks;
}

function agreedMask(
  name: string,
  own: CheckpointTensor | undefined,
  other: CheckpointTensor | undefined,
): CheckpointTensor | undefined {
  if (
    own !== undefined &&
    other !== undefined &&
    !maskFromTensor(name, own).equals(maskFromTensor(name, other))
  ) {
    throw new CheckpointImportError(
      'RETICKET_IMPORT_CONFLICTING_MASKS',
      `masks of "${name}"`,
      'two that differ',
      'the same in checkpoint and mask file',
    );
  }
  return own ?? other;
}

function checkShape(name: string, mask: CheckpointTensor, { shape }: CheckpointTensor): Mask {
  if (mask.shape.join() !== shape.join()) {
    throw new CheckpointImportError(
      'RETICKET_IMPORT_INVALID_MASK',
      `mask shape of "${name}"`,
      `[${mask.shape.join(', ')}]`,
      `the [${shape.join(', ')}] of its weight`,
    );
  }
  return maskFromTensor(name, mask);
}

function countNonZero({ data }: FloatTensor): number {
  return data.reduce((count, value) => (value === 0 ? count : count + 1), 0);
}

function missing(name: string): CheckpointImportError {
  return new CheckpointImportError(
    'RETICKET_IMPORT_MISSING_PARAMETER',
    'mask',
    name,
    'a parameter of the same name in the checkpoint',
  );
}
