import { floatTensor } from '@reticket/network';
import { readSafetensors, type TensorInput, writeSafetensors } from '@reticket/safetensors';
import { InvalidArgumentError } from '../errors.js';
import type { PromptValues } from '../prompts/prompt.js';
import type { OptimizerState } from '../training/optimizer.js';
import type { TrainingState } from './training-state.js';

const format = 'reticket-visual-prompt-training-1';

/** What is no array, as JSON in the file's metadata. */
interface Header extends Pick<TrainingState, 'epochs' | 'imageSteps' | 'steps' | 'macs'> {
  readonly optimizerSteps: Readonly<Record<string, number>>;
  readonly bestEpoch?: number;
}

type Tensors = Map<string, TensorInput>;

function putValues(tensors: Tensors, prefix: string, values: PromptValues): void {
  for (const [name, { data, shape }] of Object.entries(values)) {
    tensors.set(`${prefix}/${name}`, { dtype: 'F32', shape, data });
  }
}

function putMap(tensors: Tensors, name: string, map: Int32Array): void {
  tensors.set(name, { dtype: 'I32', shape: [map.length], data: map });
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
  const header: Header = {
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
 * The state of a file that `encodeTrainingState` wrote.
 *
 * @throws SafetensorsError of `@reticket/safetensors` for a malformed file, InvalidArgumentError for a file of another
 * kind.
 */
export function decodeTrainingState(bytes: Uint8Array): TrainingState {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== format) {
    throw new InvalidArgumentError(
      `invalid training state: got a file of format ${metadata.format ?? 'unknown'}, expected ${format}`,
    );
  }
  const header = JSON.parse(metadata.state!) as Header;
  const floats = (name: string) => tensors.get(name)!.data.slice() as Float32Array;
  const valuesUnder = (prefix: string): PromptValues =>
    Object.fromEntries(
      [...tensors]
        .filter(([name]) => name.startsWith(`${prefix}/`))
        .map(([name, { shape }]) => [name.slice(prefix.length + 1), floatTensor(floats(name), shape)]),
    );
  const mapOf = (name: string) => {
    const map = tensors.get(name);
    if (map?.dtype !== 'I32')
      throw new InvalidArgumentError(`invalid training state: got no ${name}, expected one`);
    return map.data.slice();
  };
  const optimizers = Object.entries(header.optimizerSteps).map(([name, steps]): [string, OptimizerState] => {
    const own = [...tensors.keys()]
      .map((tensor) => tensor.split('/'))
      .filter(([kind, , ...rest]) => kind === 'optimizer' && rest.join('/') === name);
    const moments = own.map(([, moment]) => [moment!, floats(`optimizer/${moment}/${name}`)] as const);
    return [name, { steps, moments: Object.fromEntries(moments) }];
  });
  return {
    configuration: metadata.configuration!,
    epochs: header.epochs,
    values: valuesUnder('values'),
    optimizers: Object.fromEntries(optimizers),
    trainedMap: mapOf('trainedMap'),
    map: mapOf('map'),
    imageSteps: header.imageSteps,
    steps: header.steps,
    macs: header.macs,
    ...(header.bestEpoch !== undefined && {
      best: { epoch: header.bestEpoch, values: valuesUnder('best'), map: mapOf('bestMap') },
    }),
  };
}
