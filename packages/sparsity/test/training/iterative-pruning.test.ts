import { describe, expect, it } from 'vitest';
import { beginMasked, denseMasks, iterativePruning, sparsityOfState } from '../../src/index.js';
import { allFlags, totalOnes } from '../helpers.js';
import { drifting, statesOf, untrained, wandering, weightsOf } from './trainers.js';

const source = untrained({ w: [5, 4, 3, 2, 1] });
const dense = beginMasked(source, denseMasks(source, ['w']));

describe('fine-tuning', () => {
  it('prunes at once, then trains the same weights on and prunes what became small', async () => {
    const method = iterativePruning({
      rounds: 2,
      retraining: { kind: 'fine-tuning', start: 0, steps: 2 },
    });
    // Round 1 drops 1; two steps of -2 and +1 leave 1, 6, 5, 4; round 2 drops the 1, which began as the largest.
    const states = await statesOf({ method, trainer: drifting([-2, 1, 1, 1, 9]), from: dense });
    expect(states.map(({ masks }) => allFlags(masks).w)).toEqual(['1 1 1 1 0', '0 1 1 1 0']);
    expect(states.map((state) => weightsOf(state))).toEqual([
      [1, 6, 5, 4, 0],
      [0, 8, 7, 6, 0],
    ]);
    expect(states.map(({ round, steps, training }) => [round, steps, training.step])).toEqual([
      [1, 2, 2],
      [2, 4, 4],
    ]);
  });

  it('starts every round without momentum', async () => {
    const method = iterativePruning({
      rounds: 1,
      retraining: { kind: 'fine-tuning', start: 0, steps: 1 },
    });
    const momentum = new Map([['w', Float32Array.of(1, 1, 1, 1, 1)]]);
    const state = await method.change({ ...dense, training: { ...source, momentum } }, wandering);
    expect(state.training.momentum.size).toBe(0);
  });
});

it('rewinds weights and momentum to step k, under the masks of the trained weights', async () => {
  const early = { ...source, step: 3, momentum: new Map([['w', Float32Array.of(1, 2, 3, 4, 5)]]) };
  const method = iterativePruning({ rounds: 1, retraining: { kind: 'weight-rewinding', to: early, end: 5 } });
  const trainer = drifting([0, -2, 0, 0, 1]);
  const [trained, last] = await statesOf({ method, trainer, from: beginMasked(early, dense.masks) });
  expect(weightsOf(trained!)).toEqual([5, 0, 3, 2, 3]);
  // The 4 that fell to 0 is pruned; the others are back at step 3, and two more steps follow.
  const rewound = await method.change(trained!, trainer);
  expect(rewound.training.step).toBe(3);
  expect(weightsOf(rewound)).toEqual([5, 0, 3, 2, 1]);
  expect([...rewound.training.momentum.get('w')!]).toEqual([1, 0, 3, 4, 5]);
  expect(weightsOf(last!)).toEqual([5, 0, 3, 2, 3]);
  expect([last!.training.step, last!.steps, last!.round]).toEqual([5, 4, 1]);
});

it('rewinds the learning rate to step k and keeps the trained weights', async () => {
  const method = iterativePruning({ rounds: 1, retraining: { kind: 'rate-rewinding', step: 3, end: 5 } });
  const trained = { ...dense, training: { ...source, step: 5 } };
  const rewound = await method.change(trained, wandering);
  expect(rewound.training.step).toBe(3);
  expect(weightsOf(rewound)).toEqual([5, 4, 3, 2, 0]);
});

it('hits the table of states to the weight, over all parameters together, with nested masks', async () => {
  const many = untrained({
    a: Array.from({ length: 700 }, (_, i) => Math.sin(i)),
    b: Array.from({ length: 1300 }, (_, i) => 2 * Math.cos(i)),
    bias: [1, 2],
  });
  const method = iterativePruning({ rounds: 9, retraining: { kind: 'fine-tuning', start: 0, steps: 3 } });
  const from = beginMasked(many, denseMasks(many, ['a', 'b']));
  const states = await statesOf({ method, trainer: wandering, from });
  expect(states.map(({ masks }) => 2000 - totalOnes(masks))).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((state) => Math.round(sparsityOfState(state) * 2000)),
  );
  for (const [earlier, later] of states.slice(1).map((state, i) => [states[i]!, state] as const)) {
    for (const [name, mask] of later.masks) expect(mask.isSubsetOf(earlier.masks.get(name)!)).toBe(true);
  }
});
