import { expect, it } from 'vitest';
import { learningRateAt } from '../../src/pretrain/learning-rate.js';

const cosine = { epochs: 11, learningRate: 0.2, schedule: 'cosine', warmupEpochs: 1 } as const;

it('warms up linearly, then falls along half a cosine to zero', () => {
  expect(learningRateAt(0, cosine)).toBe(0);
  expect(learningRateAt(0.5, cosine)).toBeCloseTo(0.1, 12);
  expect(learningRateAt(1, cosine)).toBeCloseTo(0.2, 12);
  expect(learningRateAt(6, cosine)).toBeCloseTo(0.1, 12);
  expect(learningRateAt(11, cosine)).toBeCloseTo(0, 12);
});

it('steps down by ten at half and at three quarters', () => {
  const step = { ...cosine, epochs: 100, schedule: 'step', warmupEpochs: 0 } as const;
  expect([0, 49.9, 50, 74.9, 75].map((epoch) => learningRateAt(epoch, step))).toEqual([
    0.2, 0.2, 0.02, 0.02, 0.002,
  ]);
});
