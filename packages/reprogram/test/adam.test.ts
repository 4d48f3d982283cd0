import { describe, expect, it } from 'vitest';
import { Adam } from '../src/index.js';
import { largestDifference, readGolden } from './read-golden.js';

const golden = readGolden<{
  initial: number[];
  learningRates: number[];
  gradients: number[][];
  after: number[][];
}>('adam');

describe('Adam', () => {
  it('moves as PyTorch does, for gradients from 1e-9 to 100 and through a drop of the learning rate', () => {
    const values = Float32Array.from(golden.initial);
    const optimizer = new Adam(values);
    golden.gradients.forEach((gradient, step) => {
      optimizer.step(Float32Array.from(gradient), golden.learningRates[step]!);
      expect(largestDifference(values, golden.after[step]!)).toBeLessThan(3e-7);
    });
  });

  it('takes a first step of the learning rate, whatever the gradient', () => {
    const values = new Float32Array(2);
    new Adam(values).step(Float32Array.of(1000, -0.01), 0.5);
    expect(values[0]).toBeCloseTo(-0.5, 5);
    expect(values[1]).toBeCloseTo(0.5, 5);
  });

  it('leaves values without a gradient where they are', () => {
    const values = Float32Array.of(3);
    const optimizer = new Adam(values);
    for (let step = 0; step < 5; step += 1) optimizer.step(Float32Array.of(0), 0.1);
    expect(values[0]).toBe(3);
  });

  it('refuses a gradient of another size', () => {
    expect(() => new Adam(new Float32Array(2)).step(new Float32Array(3), 0.1)).toThrow(
      'invalid gradient: got 3 values, expected 2',
    );
  });
});
