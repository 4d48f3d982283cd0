import { readSafetensors, type TensorInput, writeSafetensors } from '@reticket/safetensors';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  decodeTrainingState,
  encodeTrainingState,
  fitVisualPrompt,
  type LabelWeights,
  type TrainingState,
  type VisualPromptOptions,
} from '../src/index.js';
import { tinyTask } from './tiny-task.js';

let task: VisualPromptOptions;
let good: TrainingState;
beforeAll(async () => {
  task = { ...(await tinyTask()), budget: { kind: 'epochs', amount: 2 } };
  const states: TrainingState[] = [];
  await fitVisualPrompt({ ...task, onCheckpoint: (state) => void states.push(state) });
  good = states[0]!;
});

type Parts = { tensors: Map<string, TensorInput>; metadata: Record<string, string> };

/** The file of the state with a part of it changed. */
function damaged(change: (parts: Parts) => void): Uint8Array {
  const { tensors, metadata } = readSafetensors(encodeTrainingState(good));
  const parts: Parts = {
    tensors: new Map(tensors as ReadonlyMap<string, TensorInput>),
    metadata: { ...metadata },
  };
  change(parts);
  return writeSafetensors(parts);
}

function withMetadata(fields: Record<string, string>) {
  return ({ metadata }: Parts) => void Object.assign(metadata, fields);
}

/** The state's header with fields changed. */
function withHeader(fields: Record<string, unknown>) {
  return ({ metadata }: Parts) => {
    metadata.state = JSON.stringify({ ...JSON.parse(metadata.state!), ...fields });
  };
}

describe('decodeTrainingState', () => {
  it.each<[string, (parts: Parts) => void, string]>([
    ['another format', withMetadata({ format: 'other' }), 'a file of format other'],
    ['no header', ({ metadata }) => void delete metadata.state, 'no state'],
    ['a header that is no JSON', withMetadata({ state: '{' }), 'state {, expected JSON'],
    ['steps below 0', withHeader({ steps: -1 }), 'steps -1, expected an integer >= 0'],
    ['epochs that are no list', withHeader({ epochs: 3 }), 'epochs 3, expected a list'],
    ['epochs out of order', withHeader({ epochs: [{ epoch: 4 }] }), 'epoch 4 at 0, expected 0'],
    ['a best epoch to come', withHeader({ bestEpoch: 1 }), 'bestEpoch 1, expected one of 1 epochs'],
    ['no map', ({ tensors }) => void tensors.delete('map'), 'no map, expected one'],
    [
      'a map of two axes',
      ({ tensors }) => void tensors.set('map', { dtype: 'I32', shape: [1, 1], data: Int32Array.of(0) }),
      'map of I32 [1,1], expected I32 [K] or F32 [source classes, K]',
    ],
    [
      'values of another type',
      ({ tensors }) => void tensors.set('values/theta', { dtype: 'I32', shape: [1], data: Int32Array.of(0) }),
      'values/theta of I32, expected F32',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => decodeTrainingState(damaged(change))).toThrow(
      expect.objectContaining({
        code: 'RETICKET_INVALID_ARGUMENT',
        message: expect.stringContaining(`invalid training state: got ${message}`),
      }),
    );
  });
});

describe('a resumed state', () => {
  const weights: LabelWeights = { weights: new Float32Array(60), sourceClasses: 12, targetClasses: 5 };
  it.each<[string, () => TrainingState, string, string]>([
    [
      'a map of another kind',
      () => ({ ...good, map: weights }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid label map: got weights, expected what iterative makes',
    ],
    [
      'a map of too few classes',
      () => ({ ...good, map: good.map instanceof Int32Array ? good.map.subarray(1) : weights }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid label map: got 4 classes, expected 5',
    ],
    [
      'no optimiser',
      () => ({ ...good, optimizers: {} }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid resume: got optimisers of nothing, expected of theta',
    ],
    [
      'an optimiser of another size',
      () => ({ ...good, optimizers: { theta: { steps: 4, moments: { first: new Float32Array(2) } } } }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid resume: got an optimiser of theta with first [2], expected',
    ],
  ])('is refused with %s', async (_, resume, code, message) => {
    await expect(fitVisualPrompt({ ...task, resume: resume() })).rejects.toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
