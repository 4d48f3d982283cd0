import {
  readSafetensors,
  type Safetensors,
  type TensorEntry,
  type TensorInput,
  writeSafetensors,
} from '@reticket/safetensors';
import { InvalidArgumentError, InvalidMaskError } from '../errors.js';
import { Mask } from '../mask.js';
import { type FloatTensor, requireTensor } from '../weights.js';
import { checkCount, checkMasked, type MaskedState } from './masked-state.js';

const FORMAT = { format: 'reticket-masked-state', formatVersion: '1' } as const;
const WEIGHT = 'weight.';
const MOMENTUM = 'momentum.';
const MASK = 'mask.';
const COUNTS = ['step', 'steps', 'round'] as const;

/**
 * A state as a safetensors container: `weight.<name>` and `momentum.<name>` in F32, `mask.<name>` as packed bits in
 * U8, and counts as metadata. What `decodeMaskedState` reads is the same to the bit. O(bytes).
 *
 * @param configuration whatever the training depends on, or a hash of it.
 * @throws {MaskLostError} if a pruned weight or momentum is not +0: nothing is written then.
 */
export function encodeMaskedState(state: MaskedState, configuration: string): Uint8Array {
  checkMasked(state);
  const { training, masks, round, steps } = state;
  const tensors = new Map<string, TensorInput>();
  for (const [name, { data, shape }] of training.weights)
    tensors.set(WEIGHT + name, { dtype: 'F32', shape, data });
  for (const [name, data] of training.momentum)
    tensors.set(MOMENTUM + name, { dtype: 'F32', shape: [data.length], data });
  for (const [name, mask] of masks) {
    const data = mask.toBits();
    tensors.set(MASK + name, { dtype: 'U8', shape: [data.length], data });
  }
  const metadata = {
    ...FORMAT,
    ...{ step: `${training.step}`, steps: `${steps}`, round: `${round}` },
    // A container sorts its tensors; the order of the masks breaks ties.
    ...{ weights: JSON.stringify([...training.weights.keys()]), masks: JSON.stringify([...masks.keys()]) },
    configuration,
  };
  return writeSafetensors({ tensors, metadata });
}

/**
 * Reads what `encodeMaskedState` wrote, and checks the masks.
 *
 * @returns `undefined` if the state belongs to another configuration.
 * @throws {SafetensorsError} if the bytes are no container.
 * @throws {InvalidArgumentError} if they hold something else than such a state.
 * @throws {InvalidMaskError} if a mask does not belong to its weights.
 * @throws {MaskLostError} if a pruned weight or momentum is not +0.
 */
export function decodeMaskedState(bytes: Uint8Array, configuration: string): MaskedState | undefined {
  const { tensors, metadata } = readSafetensors(bytes);
  for (const [key, expected] of Object.entries(FORMAT))
    if (metadata[key] !== expected) throw new InvalidArgumentError(key, metadata[key], expected);
  if (metadata.configuration !== configuration) return undefined;
  const [step, steps, round] = COUNTS.map((key) => countOf(key, metadata[key]));

  const weights = new Map<string, FloatTensor>(
    namesOf('weights', metadata.weights).map((name) => {
      const { data, shape } = requireEntry(tensors, WEIGHT + name);
      return [name, { data: requireFloats(WEIGHT + name, data), shape }];
    }),
  );
  const masks = new Map(
    namesOf('masks', metadata.masks).map((name) => {
      const { data } = requireEntry(tensors, MASK + name);
      if (!(data instanceof Uint8Array)) throw new InvalidMaskError(MASK + name, 'other numbers', 'U8');
      return [name, Mask.fromBits(data, requireTensor(weights, name).data.length)];
    }),
  );
  const momentum = new Map<string, Float32Array>();
  for (const [name, { data }] of tensors) {
    if (!name.startsWith(MOMENTUM)) continue;
    const parameter = name.slice(MOMENTUM.length);
    const velocity = requireFloats(name, data);
    if (velocity.length !== requireTensor(weights, parameter).data.length)
      throw new InvalidArgumentError(`"${name}"`, `${velocity.length} numbers`, 'one per weight');
    momentum.set(parameter, velocity);
  }
  if (tensors.size !== weights.size + masks.size + momentum.size)
    throw new InvalidArgumentError('tensors', tensors.size, `${weights.size + masks.size + momentum.size}`);
  const state = { training: { step: step!, weights, momentum }, masks, round: round!, steps: steps! };
  checkMasked(state);
  return state;
}

function countOf(key: string, text: string | undefined): number {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  checkCount(key, value, 0);
  return value;
}

function namesOf(key: string, text: string | undefined): string[] {
  try {
    const names: unknown = JSON.parse(text ?? '');
    if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  } catch {}
  throw new InvalidArgumentError(key, text, 'a JSON array of names');
}

function requireEntry(tensors: Safetensors['tensors'], name: string): TensorEntry {
  const entry = tensors.get(name);
  if (entry === undefined) throw new InvalidArgumentError('tensor', 'none', `"${name}"`);
  return entry;
}

function requireFloats(name: string, data: TensorEntry['data']): Float32Array {
  if (!(data instanceof Float32Array)) throw new InvalidArgumentError(`"${name}"`, 'other numbers', 'F32');
  return data;
}
