import { describe, expect, it } from 'vitest';
import { argMaxRows, predictNearest } from '../src/index.js';

const items = {
  features: Float32Array.of(1, 0, 2, 0.1, 0, 1, 0, 3),
  labels: Int32Array.of(0, 0, 1, 1),
  classes: 2,
  width: 2,
};

describe('predictNearest', () => {
  it('goes by direction, not by length', () => {
    const votes = predictNearest({ ...items, queries: Float32Array.of(0.1, 0.01, 5, 50), neighbours: 1 });
    expect([...votes]).toEqual([1, 0, 0, 1]);
  });

  it('weighs votes by exp(similarity / temperature)', () => {
    const votes = predictNearest({
      features: Float32Array.of(1, 0, 0, 1),
      labels: Int32Array.of(0, 1),
      classes: 2,
      width: 2,
      queries: Float32Array.of(0.6, 0.8),
      temperature: 0.5,
    });
    const [first, second] = [Math.exp(0.6 / 0.5), Math.exp(0.8 / 0.5)];
    expect(votes[0]).toBeCloseTo(first / (first + second), 6);
    expect(votes[1]).toBeCloseTo(second / (first + second), 6);
  });

  it('knows the items themselves', () => {
    const votes = predictNearest({ ...items, queries: items.features, neighbours: 2 });
    expect(argMaxRows(votes, 2)).toEqual(items.labels);
  });

  it.each([
    [{ neighbours: 5 }, 'invalid neighbours: got 5, expected at most 4'],
    [{ temperature: 0 }, 'invalid temperature: got 0'],
    [{ queries: new Float32Array(3) }, 'invalid queries: got 3 values, expected a multiple of 2'],
    [{ classes: 3 }, 'got no image of class 2'],
  ])('refuses %o', (changes, message) => {
    expect(() => predictNearest({ ...items, queries: new Float32Array(2), ...changes })).toThrow(message);
  });
});
