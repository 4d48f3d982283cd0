import { describe, expect, it } from 'vitest';
import { checkBudget, planSchedule } from '../src/training/budget.js';
import { readGolden } from './read-golden.js';

const set = { count: 300, batchSize: 128, learningRate: 0.01 };

describe('planSchedule', () => {
  it.each(Object.entries(readGolden<Record<string, number[]>>('schedule')))(
    'follows MultiStepLR over %s epochs',
    (epochs, rates) => {
      const schedule = planSchedule({ kind: 'epochs', amount: Number(epochs) }, set);
      rates.forEach((rate, epoch) => {
        for (const step of [0, schedule.stepsPerEpoch - 1]) {
          expect(schedule.learningRate(epoch * schedule.stepsPerEpoch + step)).toBeCloseTo(rate, 12);
        }
      });
    },
  );

  it('counts the incomplete batch of an epoch as a step', () => {
    expect(planSchedule({ kind: 'epochs', amount: 10 }, set)).toMatchObject({
      epochs: 10,
      steps: 30,
      stepsPerEpoch: 3,
    });
  });

  it('cuts the last epoch short to end on the budget of steps', () => {
    expect(planSchedule({ kind: 'steps', amount: 100 }, set)).toMatchObject({ epochs: 34, steps: 100 });
  });

  it('drops the learning rate at the same fractions of a budget of steps', () => {
    const { learningRate } = planSchedule({ kind: 'steps', amount: 100 }, set);
    expect([49, 50, 71, 72].map((step) => learningRate(step))).toEqual(
      [0.01, 0.001, 0.001, 0.0001].map((rate) => expect.closeTo(rate, 12)),
    );
  });

  it('starts at the full learning rate where a milestone would be at 0', () => {
    expect(planSchedule({ kind: 'epochs', amount: 1 }, set).learningRate(0)).toBe(0.01);
  });
});

describe('checkBudget', () => {
  it('refuses what is no budget', () => {
    expect(() => checkBudget({ kind: 'steps', amount: 0 })).toThrow(
      'invalid budget of steps: got 0, expected an integer >= 1',
    );
    expect(() => checkBudget({ kind: 'hours' as 'steps', amount: 1 })).toThrow(
      'invalid budget: got hours, expected epochs or steps',
    );
  });
});
