import { floatTensor } from '@reticket/network';
import { readSafetensors, type TensorEntry, type TensorInput, writeSafetensors } from '@reticket/safetensors';
import { isLabelWeights, type LabelMapping } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import type { OptimizerState } from '../training/optimizer.js';
import type { TrainingState } from './training-state.js';
import { invalidState, parseHeader, parseObject, type TrainingStateHeader } from './training-state-header.js';

const format = 'reticket-visual-prompt-training-1';

type Tensors = Map<string, TensorInput>;

function putValues(tensors: Tensors, prefix: string, values: PromptValues): void {
  for (const [name, { data, shape }] of Object.entries(values)) {
    tensors.set(`${prefix}/${name}`, { dtype: 'F32', shape, data });
  }
}

function putMap(tensors: Tensors, name: string, map: LabelMapping): void {
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
  const tensors: Tensors = new Map();
  putValues(tensors, 'values', values);
  putMap(tensors, 'map', map);
  putMap(tensors, 'trainedMap', trainedMap);
  for (const [name, { moments }] of Object.entries(optimizers)) {
    for (const [moment, data] of Object.entries(moments)) {
      tensors.set(`optimizer/${moment}/${name}`, { dtype: 'F32', shape: [data.length], data });
    }
  }
  if (best) {
    putValues(tensors, 'best', best.values);
    putMap(tensors, 'bestMap', best.map);
  }
  const header: TrainingStateHeader = {
    epochs,
    imageSteps,
    steps,
    macs,
    optimizerSteps: Object.fromEntries(
      Object.entries(optimizers).map(([name, optimizer]) => [name, optimizer.steps]),
    ),
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
  const header = parseHeader(metadata.state);
  const optimizers = Object.entries(header.optimizerSteps).map(([name, steps]): [string, OptimizerState] => {
    const own = [...tensors.keys()]
      .map((tensor) => tensor.split('/'))
      .filter(([kind, , ...rest]) => kind === 'optimizer' && rest.join('/') === name);
    const moments = own.map(
      ([, moment]) => [moment!, floatsOf(tensors, `optimizer/${moment}/${name}`)] as const,
    );
    return [name, { steps, moments: Object.fromEntries(moments) }];
  });
  return {
    configuration: metadata.configuration!,
    epochs: header.epochs,
    values: valuesUnder(tensors, 'values'),
    optimizers: Object.fromEntries(optimizers),
    trainedMap: mapOf(tensors, 'trainedMap'),
    map: mapOf(tensors, 'map'),
    imageSteps: header.imageSteps,
    steps: header.steps,
    macs: header.macs,
    ...(header.bestEpoch !== undefined && {
      best: { epoch: header.bestEpoch, values: valuesUnder(tensors, 'best'), map: mapOf(tensors, 'bestMap') },
    }),
  };
}

type Entries = ReadonlyMap<string, TensorEntry>;

/** A copy of a tensor's values. */
function floatsOf(tensors: Entries, name: string): Float32Array {
  const tensor = tensors.get(name);
  if (tensor?.dtype !== 'F32') throw invalidState(`${name} of ${tensor?.dtype ?? 'nothing'}`, 'F32');
  return tensor.data.slice();
}

function valuesUnder(tensors: Entries, prefix: string): PromptValues {
  return Object.fromEntries(
    [...tensors]
      .filter(([name]) => name.startsWith(`${prefix}/`))
      .map(([name, { shape }]) => [
        name.slice(prefix.length + 1),
        floatTensor(floatsOf(tensors, name), shape),
      ]),
  );
}

function mapOf(tensors: Entries, name: string): LabelMapping {
  const map = tensors.get(name);
  if (map === undefined) throw invalidState(`no ${name}`, 'one');
  const [first, second] = map.shape;
  if (map.dtype === 'I32' && map.shape.length === 1) return map.data.slice();
  if (map.dtype === 'F32' && map.shape.length === 2) {
    return { weights: map.data.slice(), sourceClasses: first!, targetClasses: second! };
  }
  throw invalidState(`${name} of ${map.dtype} [${map.shape}]`, 'I32 [K] or F32 [source classes, K]');
}
