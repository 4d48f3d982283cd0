import { expect, it } from 'vitest';
import { acdc, beginMasked, denseMasks } from '../../src/index.js';
import { allFlags, expectError } from '../helpers.js';
import { drifting, statesOf, untrained, weightsOf } from './trainers.js';

it('alternates compressed and decompressed phases and ends compressed', async () => {
  const source = untrained({ w: [4, 3, 2, 1] });
  const method = acdc({ sparsity: 0.5, start: 1, interval: 2, phases: 3, end: 6 });
  const from = beginMasked(source, denseMasks(source, ['w']));
  const states = await statesOf({ method, trainer: drifting([-1, 0, 1, 2]), from });
  // A dense step makes all four 3, and of a tie the lower indices are kept; the dense phase then begins with 1 3 0 0.
  expect(states.map(({ masks }) => allFlags(masks).w)).toEqual(['1 1 1 1', '1 1 0 0', '1 1 1 1', '0 1 0 1']);
  expect(states.map((state) => weightsOf(state))).toEqual([
    [3, 3, 3, 3],
    [1, 3, 0, 0],
    [-1, 3, 2, 4],
    [0, 3, 0, 6],
  ]);
});

it('forgets momentum at every change', async () => {
  const source = untrained({ w: [4, 3, 2, 1] });
  const momentum = new Map([['w', Float32Array.of(1, 1, 1, 1)]]);
  const method = acdc({ sparsity: 0.5, start: 0, interval: 2, phases: 1, end: 1 });
  const state = beginMasked({ ...source, momentum }, denseMasks(source, ['w']));
  const { training } = await method.change(state, drifting([]));
  expect(training.momentum.size).toBe(0);
});

it('refuses an even number of phases, which would end dense', () => {
  expectError(
    () => acdc({ sparsity: 0.5, start: 0, interval: 1, phases: 2, end: 5 }),
    'RETICKET_INVALID_ARGUMENT',
    'invalid phases: got 2, expected an odd number',
  );
});
