import { readSafetensors, writeSafetensors } from '@reticket/safetensors';
import { isLabelWeights, type LabelMapping } from '../label-maps/label-mapping.js';
import {
  epochNumber,
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
  type StateEntries,
  type StateTensors,
  valuesUnder,
} from '../training/state-tensors.js';
import type { TrainingState } from './training-state.js';
import type { EpochRecord } from './visual-prompt.js';

const format = 'reticket-visual-prompt-training-1';

function putMap(tensors: StateTensors, name: string, map: LabelMapping): void {
  tensors.set(
    name,
    isLabelWeights(map)
      ? { dtype: 'F32', shape: [map.sourceClasses, map.targetClasses], data: map.weights }
      : { dtype: 'I32', shape: [map.length], data: map },
  );
}

/** A state as one safetensors file; equal states give equal bytes. */
export function encodeTrainingState(state: TrainingState): Uint8Array {
  const { configuration, epochs, values, optimizers, trainedMap, map, imageSteps, steps, macs, best } = state;
  const tensors: StateTensors = new Map();
  putValues(tensors, 'values', Object.entries(values));
  putMap(tensors, 'map', map);
  putMap(tensors, 'trainedMap', trainedMap);
  const optimizerSteps = putOptimizers(tensors, optimizers);
  if (best) {
    putValues(tensors, 'best', Object.entries(best.values));
    putMap(tensors, 'bestMap', best.map);
  }
  const header: StateHeader<EpochRecord> = {
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
 * The state of a file that `encodeTrainingState` wrote. Whether it fits options is checked where it is resumed.
 *
 * @throws SafetensorsError of `@reticket/safetensors` for a malformed file, InvalidArgumentError for a file of another
 * kind or with a part that is missing or damaged.
 */
export function decodeTrainingState(bytes: Uint8Array): TrainingState {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== format) {
    throw invalidState(`a file of format ${metadata.format ?? 'unknown'}`, format);
  }
  parseObject('configuration', metadata.configuration);
  const header = parseHeader(metadata.state, epochRecord);
  return {
    configuration: metadata.configuration!,
    epochs: header.epochs,
    values: Object.fromEntries(valuesUnder(tensors, 'values')),
    optimizers: optimizersOf(tensors, header.optimizerSteps),
    trainedMap: mapOf(tensors, 'trainedMap'),
    map: mapOf(tensors, 'map'),
    imageSteps: header.imageSteps,
    steps: header.steps,
    macs: header.macs,
    ...(header.bestEpoch !== undefined && {
      best: {
        epoch: header.bestEpoch,
        values: Object.fromEntries(valuesUnder(tensors, 'best')),
        map: mapOf(tensors, 'bestMap'),
      },
    }),
  };
}

function epochRecord(value: unknown, epoch: number): EpochRecord {
  const { loss, accuracy, learningRate, validation } = trainedEpoch(value, epoch);
  return {
    epoch,
    loss,
    accuracy,
    mapChurn: epochNumber(value, 'mapChurn', epoch),
    learningRate,
    ...(validation && { validation }),
  };
}

function mapOf(tensors: StateEntries, name: string): LabelMapping {
  const map = tensors.get(name);
  if (map === undefined) throw invalidState(`no ${name}`, 'one');
  const [first, second] = map.shape;
  if (map.dtype === 'I32' && map.shape.length === 1) return map.data.slice();
  if (map.dtype === 'F32' && map.shape.length === 2) {
    return { weights: map.data.slice(), sourceClasses: first!, targetClasses: second! };
  }
  throw invalidState(`${name} of ${map.dtype} [${map.shape}]`, 'I32 [K] or F32 [source classes, K]');
}
