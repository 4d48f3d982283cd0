import { readSafetensors, writeSafetensors } from '@reticket/safetensors';
import { expect, it } from 'vitest';
import { beginMasked, decodeMaskedState, encodeMaskedState } from '../../src/index.js';
import { expectError, maskOf } from '../helpers.js';
import { untrained } from './trainers.js';

const source = { ...untrained({ z: [1, 2, 3], a: [4, 5] }), step: 7 };
const momentum = new Map([['z', Float32Array.of(0.5, 0.25, 0.125)]]);
const masks = new Map([
  ['z', maskOf('1 0 1')],
  ['a', maskOf('0 1')],
]);
const state = { ...beginMasked({ ...source, momentum }, masks), round: 2, steps: 9 };
const file = encodeMaskedState(state, 'this one');

function altered(change: (container: ReturnType<typeof readSafetensors>) => void): Uint8Array {
  const container = readSafetensors(file);
  change(container);
  return writeSafetensors(container);
}

it('reads what was written, in the same order', () => {
  const read = decodeMaskedState(file, 'this one')!;
  expect(read.training).toEqual(state.training);
  expect([...read.training.weights.keys()]).toEqual(['z', 'a']);
  expect([...read.masks.keys()]).toEqual(['z', 'a']);
  expect([...read.masks.values()].map((mask) => mask.toBits())).toEqual(
    [...masks.values()].map((mask) => mask.toBits()),
  );
  expect([read.round, read.steps]).toEqual([2, 9]);
});

it('knows a state of another configuration', () => {
  expect(decodeMaskedState(file, 'another')).toBeUndefined();
});

it('refuses a state whose weights lost their mask', () => {
  const bytes = altered(({ tensors }) => {
    (tensors.get('weight.z')!.data as Float32Array).fill(1);
  });
  expectError(() => decodeMaskedState(bytes, 'this one'), 'RETICKET_MASK_LOST');
});

it.each([
  ['metadata', ({ metadata }: { metadata: Record<string, string> }) => delete metadata.round],
  ['metadata', ({ metadata }: { metadata: Record<string, string> }) => delete metadata.masks],
  ['format', ({ metadata }: { metadata: Record<string, string> }) => delete metadata.format],
  ['tensor', ({ tensors }: { tensors: Map<string, unknown> }) => tensors.delete('weight.a')],
  ['tensor', ({ tensors }: { tensors: Map<string, unknown> }) => tensors.delete('mask.z')],
])('refuses a state without all of it (%s, %#)', (_part, change) => {
  expectError(() => decodeMaskedState(altered(change as never), 'this one'), 'RETICKET_INVALID_ARGUMENT');
});

it('refuses what is left over', () => {
  const bytes = altered(({ tensors }) => {
    tensors.set('other', { ...tensors.get('weight.a')! });
  });
  expectError(() => decodeMaskedState(bytes, 'this one'), 'RETICKET_INVALID_ARGUMENT');
});

it.each([0, 8, 100, file.length - 1])('refuses a file cut at %i bytes', (length) => {
  expect(() => decodeMaskedState(file.slice(0, length), 'this one')).toThrow();
});
