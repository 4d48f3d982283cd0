import { readSafetensors, writeSafetensors } from '@reticket/safetensors';
import { invalidState, parseHeader, parseObject, type StateHeader } from './state-header.js';
import { optimizersOf, putOptimizers, type StateEntries, type StateTensors } from './state-tensors.js';
import type { TrainedState } from './trained-state.js';
import type { TrainedEpoch } from './training-options.js';

/**
 * A state as one safetensors file of a format: `tensors` with what is trained and of the best epoch, to which what the
 * optimisers remember is added, and all else as JSON in the metadata.
 */
export function writeState<Epoch extends TrainedEpoch>(
  format: string,
  tensors: StateTensors,
  state: TrainedState<Epoch> & { readonly best?: { readonly epoch: number } },
): Uint8Array {
  const { configuration, epochs, optimizers, imageSteps, steps, macs, best } = state;
  const header: StateHeader<Epoch> = {
    epochs,
    imageSteps,
    steps,
    macs,
    optimizerSteps: putOptimizers(tensors, optimizers),
    ...(best && { bestEpoch: best.epoch }),
  };
  return writeSafetensors({ tensors, metadata: { format, configuration, state: JSON.stringify(header) } });
}

/** What `writeState` was given; what is trained is still in its tensors. */
export interface ReadState<Epoch extends TrainedEpoch> {
  readonly state: TrainedState<Epoch>;
  readonly tensors: StateEntries;
  readonly bestEpoch?: number;
}

/**
 * @throws SafetensorsError of `@reticket/safetensors` for a malformed file, InvalidArgumentError for a file of another
 * format or with a part that is missing or damaged.
 */
export function readState<Epoch extends TrainedEpoch>(
  format: string,
  bytes: Uint8Array,
  epochOf: (value: unknown, epoch: number) => Epoch,
): ReadState<Epoch> {
  const { tensors, metadata } = readSafetensors(bytes);
  const { configuration } = metadata;
  if (metadata.format !== format)
    throw invalidState(`a file of format ${metadata.format ?? 'unknown'}`, format);
  parseObject('configuration', configuration);
  const { epochs, imageSteps, steps, macs, optimizerSteps, bestEpoch } = parseHeader(metadata.state, epochOf);
  const optimizers = optimizersOf(tensors, optimizerSteps);
  return {
    state: { configuration: configuration!, epochs, optimizers, imageSteps, steps, macs },
    tensors,
    ...(bestEpoch !== undefined && { bestEpoch }),
  };
}
