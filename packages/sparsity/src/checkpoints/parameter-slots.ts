import { CheckpointImportError } from '../errors.js';
import type { CheckpointTensor, CheckpointTensors } from './checkpoint-tensors.js';

/** The tensors that a checkpoint holds for one parameter. */
export interface ParameterSlots {
  /** The parameter under its own name. */
  plain?: CheckpointTensor;
  /** `<name>_orig`: what `torch.nn.utils.prune` multiplies with the mask. */
  orig?: CheckpointTensor;
  /** `<name>_mask`. */
  mask?: CheckpointTensor;
}

/** What wrappers put in front of a name: `DataParallel`, and modules that hold the network as `model`. */
const PREFIX = /^(?:(?:module|model)\.)+/;

/** The two tensors that stand for a pruned `weight` or `bias`; `attn_mask` and the like are tensors of their own. */
const PARAMETRISED = /^(.*\b(?:weight|bias))_(orig|mask)$/;

/** Batch normalisation's step counter, which is no parameter. */
const COUNTER = /(?:^|\.)num_batches_tracked$/;

/**
 * Sorts the tensors of a checkpoint by the parameter they belong to, under names without `module.` and `model.`.
 *
 * @throws {CheckpointImportError} `RETICKET_IMPORT_AMBIGUOUS_PARAMETER` if two tensors claim the same place, as
 *   `conv.weight` and `model.conv.weight` do, of which one may be masked and the other not; or if a parameter comes
 *   both as it is and as `_orig`.
 */
export function parameterSlots(tensors: CheckpointTensors): Map<string, ParameterSlots> {
  const slots = new Map<string, ParameterSlots>();
  const sources = new Map<string, string>();
  for (const [source, tensor] of tensors) {
    const name = source.replace(PREFIX, '');
    if (COUNTER.test(name)) continue;
    const [, parameter = name, part = 'plain'] = PARAMETRISED.exec(name) ?? [];
    claim(sources, name, source);
    if (part !== 'mask') claim(sources, `weights of ${parameter}`, source);
    const slot = slots.get(parameter) ?? {};
    slot[part as keyof ParameterSlots] = tensor;
    slots.set(parameter, slot);
  }
  return slots;
}

function claim(sources: Map<string, string>, place: string, source: string): void {
  const other = sources.get(place);
  if (other !== undefined && other !== source) {
    throw new CheckpointImportError(
      'RETICKET_IMPORT_AMBIGUOUS_PARAMETER',
      'checkpoint',
      `"${other}" and "${source}"`,
      'one tensor per parameter, lest the unmasked replace the masked one',
    );
  }
  sources.set(place, source);
}
