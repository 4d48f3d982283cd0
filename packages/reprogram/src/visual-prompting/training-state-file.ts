import { isLabelWeights, type LabelMapping } from '../label-maps/label-mapping.js';
import { readState, writeState } from '../training/state-file.js';
import { epochNumber, invalidState, trainedEpoch } from '../training/state-header.js';
import { putValues, type StateEntries, type StateTensors, valuesUnder } from '../training/state-tensors.js';
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
  const tensors: StateTensors = new Map();
  putValues(tensors, 'values', Object.entries(state.values));
  putMap(tensors, 'map', state.map);
  putMap(tensors, 'trainedMap', state.trainedMap);
  if (state.best) {
    putValues(tensors, 'best', Object.entries(state.best.values));
    putMap(tensors, 'bestMap', state.best.map);
  }
  return writeState(format, tensors, state);
}

/**
 * The state of a file that `encodeTrainingState` wrote. Whether it fits options is checked where it is resumed.
 *
 * @throws SafetensorsError of `@reticket/safetensors` for a malformed file, InvalidArgumentError for a file of another
 * kind or with a part that is missing or damaged.
 */
export function decodeTrainingState(bytes: Uint8Array): TrainingState {
  const { state, tensors, bestEpoch } = readState(format, bytes, epochRecord);
  const valuesAt = (prefix: string) => Object.fromEntries(valuesUnder(tensors, prefix));
  return {
    ...state,
    values: valuesAt('values'),
    trainedMap: mapOf(tensors, 'trainedMap'),
    map: mapOf(tensors, 'map'),
    ...(bestEpoch !== undefined && {
      best: { epoch: bestEpoch, values: valuesAt('best'), map: mapOf(tensors, 'bestMap') },
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
