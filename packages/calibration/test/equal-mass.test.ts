import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reliability } from '../src/index.js';
import { anyLogits, binary, withSoftmax } from './inputs.js';

const counts = (confidences: number[], bins: number) =>
  reliability(binary(confidences.map((c) => [c, true])), { bins, binning: 'equalMass' }).map(
    ({ count }) => count,
  );

it('cuts into groups whose sizes differ by at most one, larger first', () => {
  expect(counts([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99], 3)).toEqual([3, 2, 2]);
});

it('keeps equal confidences together in the lowest of their groups', () => {
  expect(counts([0.6, 0.7, 0.7, 0.7, 0.8, 0.9], 3)).toEqual([4, 2]);
  expect(counts([0.7, 0.7, 0.7, 0.7], 3)).toEqual([4]);
});

it('has at most one bin per sample', () => {
  expect(counts([0.6, 0.9], 15)).toEqual([1, 1]);
});

it('has edges that are confidences, from 0 to 1', () => {
  const bins = reliability(
    binary([
      [0.6, true],
      [0.7, true],
      [0.8, true],
      [0.9, true],
    ]),
    { bins: 2, binning: 'equalMass' },
  );
  expect(bins.map(({ lower, upper }) => [lower, upper])).toEqual([
    [0, 0.7],
    [0.7, 1],
  ]);
});

it('never has an empty bin, covers [0, 1] and loses no sample', () => {
  fc.assert(
    fc.property(anyLogits(), fc.integer({ min: 1, max: 20 }), (raw, bins) => {
      const result = reliability(withSoftmax(raw), { bins, binning: 'equalMass' });
      expect(result.length).toBeLessThanOrEqual(bins);
      expect(result.every(({ count }) => count > 0)).toBe(true);
      expect(result.reduce((sum, { count }) => sum + count, 0)).toBe(raw.labels.length);
      expect(result[0]!.lower).toBe(0);
      expect(result.at(-1)!.upper).toBe(1);
      for (let i = 1; i < result.length; i++) expect(result[i]!.lower).toBe(result[i - 1]!.upper);
    }),
  );
});
