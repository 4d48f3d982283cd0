import { expect, it } from 'vitest';
import { beginMasked, denseMasks, gradualPruning } from '../../src/index.js';
import { totalOnes } from '../helpers.js';
import { statesOf, untrained, wandering } from './trainers.js';

it('follows the cubic schedule, most of it early, and never grows a weight again', async () => {
  const source = untrained({ w: Array.from({ length: 1000 }, (_, i) => Math.sin(i)) });
  const method = gradualPruning({ sparsity: 0.8, start: 2, interval: 3, changes: 4, end: 14 });
  const from = beginMasked(source, denseMasks(source, ['w']));
  const states = await statesOf({ method, trainer: wandering, from });
  // .8 (1 - (1 - j/4)^3): .4625, .7, .7875, .8
  expect(states.map(({ training, masks }) => [training.step, 1000 - totalOnes(masks)])).toEqual([
    [2, 0],
    [5, 463],
    [8, 700],
    [11, 788],
    [14, 800],
  ]);
  states.slice(1).forEach(({ masks }, i) => {
    expect(masks.get('w')!.isSubsetOf(states[i]!.masks.get('w')!)).toBe(true);
  });
});
