import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entropy } from '../../src/index.js';
import { anyLogits, binary, withSoftmax } from '../inputs.js';

it('is 0 for certain forecasts and log k for uniform ones, whatever the labels', () => {
  for (const correct of [true, false]) {
    expect(entropy(binary([[1, correct]]))).toBe(0);
    expect(entropy(binary([[0.5, correct]]))).toBeCloseTo(Math.log(2), 15);
  }
});

it('stays within [0, log k]', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const value = entropy(withSoftmax(raw));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(Math.log(raw.scores.shape[1]) + 1e-12);
    }),
  );
});
