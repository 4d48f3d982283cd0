import { readState, writeState } from '../training/state-file.js';
import { trainedEpoch } from '../training/state-header.js';
import { putValues, type StateTensors, valuesUnder } from '../training/state-tensors.js';
import type { FineTuningState } from './fine-tuning.js';

const format = 'reticket-fine-tuning-1';

/** A state as one safetensors file; equal states give equal bytes. */
export function encodeFineTuningState(state: FineTuningState): Uint8Array {
  const tensors: StateTensors = new Map();
  putValues(tensors, 'weights', state.weights);
  if (state.best) putValues(tensors, 'best', state.best.weights);
  return writeState(format, tensors, state);
}

/**
 * The state of a file that `encodeFineTuningState` wrote. Whether it fits options is checked where it is resumed.
 *
 * @throws SafetensorsError of `@reticket/safetensors` for a malformed file, InvalidArgumentError for a file of another
 * kind or with a part that is missing or damaged.
 */
export function decodeFineTuningState(bytes: Uint8Array): FineTuningState {
  const { state, tensors, bestEpoch } = readState(format, bytes, trainedEpoch);
  return {
    ...state,
    weights: new Map(valuesUnder(tensors, 'weights')),
    ...(bestEpoch !== undefined && {
      best: { epoch: bestEpoch, weights: new Map(valuesUnder(tensors, 'best')) },
    }),
  };
}
