import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilsonInterval } from '../../src/index.js';
import { normalQuantile } from '../../src/uncertainty/normal-quantile.js';
import { peers } from '../peers.js';

it('agrees with SciPy', () => {
  for (const { successes, trials, level, low, high } of peers.wilson) {
    expect(wilsonInterval(successes, trials, level)).toEqual([
      expect.closeTo(low, 13),
      expect.closeTo(high, 13),
    ]);
  }
});

it('has the normal quantile of SciPy', () => {
  for (const { p, z } of peers.normalQuantile) expect(normalQuantile(p)).toBeCloseTo(z, 12);
});

it('contains the rate, stays in [0, 1] and is never of zero width', () => {
  const counts = fc
    .integer({ min: 1, max: 10_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, fc.double({ min: 0.01, max: 0.9999, noNaN: true }), ([successes, trials], level) => {
      const [low, high] = wilsonInterval(successes, trials, level);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
      expect(high).toBeGreaterThan(low);
    }),
  );
});

it('rejects impossible counts', () => {
  expect(() => wilsonInterval(3, 2)).toThrow('invalid successes: got 3, expected an integer from 0 to 2');
  expect(() => wilsonInterval(0, 0)).toThrow('invalid trials: got 0, expected an integer >= 1');
});
