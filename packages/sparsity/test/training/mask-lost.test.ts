import { expect, it } from 'vitest';
import { beginMasked, encodeMaskedState, type MaskedTrainer, staticSparsity } from '../../src/index.js';
import { expectError, maskOf } from '../helpers.js';
import { statesOf, untrained } from './trainers.js';

const source = untrained({ w: [1, 2, 3] });
const masks = new Map([['w', maskOf('1 0 1')]]);
const from = beginMasked(source, masks);
const method = staticSparsity({ end: 2 });

/** Returns what it is told, whatever the masks. */
function careless(weights: readonly number[], momentum: readonly number[] = [0, 0, 0]): MaskedTrainer {
  const training = { ...untrained({ w: weights }), momentum: new Map([['w', Float32Array.from(momentum)]]) };
  return { train: async (_state, _masks, until) => ({ ...training, step: until }) };
}

it.each([
  [careless([1, 0.5, 3]), 'invalid pruned weight of "w" at 1: got 0.5, expected 0'],
  [careless([1, -0, 3]), 'invalid pruned weight of "w" at 1: got -0, expected 0'],
  [careless([1, 0, 3], [1, 2, 3]), 'invalid pruned momentum of "w" at 1: got 2, expected 0'],
])('notices a trainer that loses a mask (%#)', async (trainer, message) => {
  await expect(statesOf({ method, trainer, from })).rejects.toMatchObject({
    code: 'RETICKET_MASK_LOST',
    message,
  });
});

it('does not begin with a state whose mask is lost', async () => {
  const state = { ...from, training: source };
  await expect(statesOf({ method, trainer: careless([0, 0, 0]), from: state })).rejects.toMatchObject({
    code: 'RETICKET_MASK_LOST',
  });
});

it('writes no state whose mask is lost', () => {
  expectError(() => encodeMaskedState({ ...from, training: source }, ''), 'RETICKET_MASK_LOST');
});

it('notices a trainer that stops early', async () => {
  const trainer: MaskedTrainer = { train: async (state) => ({ ...state, step: 1 }) };
  await expect(statesOf({ method, trainer, from })).rejects.toMatchObject({
    message: 'invalid step after training: got 1, expected 2',
  });
});
