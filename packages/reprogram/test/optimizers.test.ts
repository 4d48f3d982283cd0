import { describe, expect, it } from 'vitest';
import { Adam, type Optimizer, Sgd, type SgdOptions } from '../src/index.js';
import { planSchedule } from '../src/training/budget.js';
import { largestDifference, readGolden } from './read-golden.js';

interface Run {
  readonly options: SgdOptions;
  readonly initial: number[];
  readonly rates: number[];
  readonly gradients: number[][];
  readonly after: number[][];
}

const runs = readGolden<Run[]>('optimizers');

describe('Sgd', () => {
  it.each(runs)('moves as PyTorch does with $options', ({ options, initial, rates, gradients, after }) => {
    const values = Float32Array.from(initial);
    const optimizer = new Sgd(values, options);
    gradients.forEach((gradient, step) => {
      optimizer.step(Float32Array.from(gradient), rates[step]!);
      expect(largestDifference(values, after[step]!)).toBeLessThan(1e-6);
    });
  });

  it('refuses a gradient of another size', () => {
    expect(() => new Sgd(new Float32Array(3)).step(new Float32Array(2), 0.1)).toThrow(
      'invalid gradient: got 2 values, expected 3',
    );
  });
});

describe('the cosine schedule', () => {
  it('follows CosineAnnealingLR', () => {
    const budget = { kind: 'steps', amount: 8 } as const;
    const plan = planSchedule(budget, { count: 10, batchSize: 4, learningRate: 0.4, kind: 'cosine' });
    runs[0]!.rates.forEach((rate, step) => {
      expect(plan.learningRate(step)).toBeCloseTo(rate, 12);
    });
  });
});

describe.each<[string, (values: Float32Array) => Optimizer]>([
  ['Adam', (values) => new Adam(values)],
  ['Sgd', (values) => new Sgd(values)],
])('%s', (_, create) => {
  it('goes on from its state to the bit', () => {
    const { initial, gradients } = runs[0]!;
    const gradient = (step: number) => Float32Array.from(gradients[step]!);
    const whole = Float32Array.from(initial);
    const uninterrupted = create(whole);
    for (let step = 0; step < 4; step += 1) uninterrupted.step(gradient(step), 0.1);
    const halfway = whole.slice();
    const { state } = uninterrupted;
    for (let step = 4; step < 8; step += 1) uninterrupted.step(gradient(step), 0.1);
    const resumed = create(halfway);
    resumed.restore(state);
    for (let step = 4; step < 8; step += 1) resumed.step(gradient(step), 0.1);
    expect(halfway).toEqual(whole);
  });
});
