import { expect, it } from 'vitest';
import { beginMasked, type MaskedTrainer, rigl } from '../../src/index.js';
import { allFlags, maskOf } from '../helpers.js';
import { drifting, statesOf, untrained, wandering, weightsOf } from './trainers.js';

const source = untrained({ w: [4, -3, 2, 1, 7, 7, 7, 7] });
const mask = maskOf('1 1 1 1 0 0 0 0');

/** Stands still, with the gradient given. */
function still(gradient: readonly number[]): MaskedTrainer {
  const { train } = drifting(Array(8).fill(0));
  const gradients = new Map([['w', { data: Float32Array.from(gradient), shape: [8] }]]);
  return { train, denseGradients: async () => gradients };
}

async function maskAfter(gradient: readonly number[], fraction: number) {
  const method = rigl({ interval: 5, stop: 10, fraction, end: 12 });
  return (
    await statesOf({ method, trainer: still(gradient), from: beginMasked(source, new Map([['w', mask]])) })
  ).at(-1)!;
}

it('drops the smallest weights and grows where the gradient is largest, from zero', async () => {
  // One change, at step 5: f = 1/2 (1 + cos(pi / 2)) = .5 of 4 weights.
  const state = await maskAfter([0, 0, 0, 0, 1, -9, 2, 1], 1);
  expect(allFlags(state.masks).w).toBe('1 1 0 0 0 1 1 0');
  expect(weightsOf(state)).toEqual([4, -3, 0, 0, 0, 0, 0, 0]);
  expect(state.round).toBe(1);
});

it('moves fewer weights the nearer the end', async () => {
  const state = await maskAfter([0, 0, 0, 0, 1, -9, 2, 1], 0.5);
  expect(allFlags(state.masks).w).toBe('1 1 1 0 0 1 0 0');
});

it('lets a dropped weight with the largest gradient stay as it was', async () => {
  const state = await maskAfter([0, 0, 9, 0, 1, 0, 0, 0], 1);
  expect(allFlags(state.masks).w).toBe('1 1 1 0 1 0 0 0');
  expect(weightsOf(state)).toEqual([4, -3, 2, 0, 0, 0, 0, 0]);
});

it('gives grown weights no momentum', async () => {
  const momentum = new Map([['w', Float32Array.of(1, 1, 1, 1, 0, 0, 0, 0)]]);
  const method = rigl({ interval: 5, stop: 10, fraction: 1, end: 12 });
  const from = beginMasked({ ...source, step: 5, momentum }, new Map([['w', mask]]));
  const { training } = await method.change(from, still([0, 0, 0, 0, 1, -9, 2, 1]));
  expect([...training.momentum.get('w')!]).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
});

it('keeps the number of weights of every parameter at every step', async () => {
  const many = untrained({
    a: Array.from({ length: 61 }, (_, i) => Math.sin(i)),
    b: Array.from({ length: 24 }, (_, i) => Math.cos(i)),
  });
  const masks = new Map([
    ['a', maskOf(Array.from({ length: 61 }, (_, i) => (i % 3 === 0 ? '1' : '0')).join(' '))],
    ['b', maskOf(Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? '1' : '0')).join(' '))],
  ]);
  const method = rigl({ interval: 3, end: 20 });
  const states = await statesOf({ method, trainer: wandering, from: beginMasked(many, masks), every: 1 });
  expect(states.length).toBe(20);
  for (const state of states) expect([...state.masks.values()].map(({ ones }) => ones)).toEqual([21, 12]);
  expect(states.at(-1)!.masks.get('a')!.equals(masks.get('a')!)).toBe(false);
});

it('says that it needs gradients', async () => {
  const { train } = wandering;
  const method = rigl({ interval: 1, end: 5 });
  const from = beginMasked(source, new Map([['w', mask]]));
  await expect(statesOf({ method, trainer: { train }, from })).rejects.toMatchObject({
    code: 'RETICKET_MISSING_GRADIENTS',
  });
});
