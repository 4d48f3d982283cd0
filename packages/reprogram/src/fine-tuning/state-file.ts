import { readSafetensors, writeSafetensors } from '@reticket/safetensors';
import {
  invalidState,
  parseHeader,
  parseObject,
  type StateHeader,
  trainedEpoch,
} from '../training/state-header.js';
import {
  optimizersOf,
  putOptimizers,
  putValues,
  type StateTensors,
  valuesUnder,
} from '../training/state-tensors.js';
import type { TrainedEpoch } from '../training/training-options.js';
import type { FineTuningState } from './fine-tuning.js';

const format = 'reticket-fine-tuning-1';

/** A state as one safetensors file; equal states give equal bytes. */
export function encodeFineTuningState(state: FineTuningState): Uint8Array {
  const { configuration, epochs, weights, optimizers, imageSteps, steps, macs, best } = state;
  const tensors: StateTensors = new Map();
  putValues(tensors, 'weights', weights);
  const optimizerSteps = putOptimizers(tensors, optimizers);
  if (best) putValues(tensors, 'best', best.weights);
  const header: StateHeader<TrainedEpoch> = {
    epochs,
    imageSteps,
    steps,
    macs,
    optimizerSteps,
    ...(best && { bestEpoch: best.epoch }),
  };
  return writeSafetensors({ tensors, metadata: { format, configuration, state: JSON.stringify(header) } });
}

/**
 * The state of a file that `encodeFineTuningState` wrote. Whether it fits options is checked where it is resumed.
 *
 * @throws SafetensorsError of `@reticket/safetensors` for a malformed file, InvalidArgumentError for a file of another
 * kind or with a part that is missing or damaged.
 */
export function decodeFineTuningState(bytes: Uint8Array): FineTuningState {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== format)
    throw invalidState(`a file of format ${metadata.format ?? 'unknown'}`, format);
  parseObject('configuration', metadata.configuration);
  const { optimizerSteps, bestEpoch, ...header } = parseHeader(metadata.state, trainedEpoch);
  return {
    configuration: metadata.configuration!,
    ...header,
    weights: new Map(valuesUnder(tensors, 'weights')),
    optimizers: optimizersOf(tensors, optimizerSteps),
    ...(bestEpoch !== undefined && {
      best: { epoch: bestEpoch, weights: new Map(valuesUnder(tensors, 'best')) },
    }),
  };
}
