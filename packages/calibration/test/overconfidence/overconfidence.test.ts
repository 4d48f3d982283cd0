import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confidenceGap, ece, overconfidenceError, overUnderConfidence } from '../../src/index.js';
import { anyLogits, binary, withSoftmax } from '../inputs.js';

const mixed = binary([
  [0.6, true],
  [0.6, true],
  [0.9, true],
  [0.9, false],
]);

it('splits the ECE by the side of the diagonal', () => {
  const { overconfidence, underconfidence } = overUnderConfidence(mixed);
  expect(overconfidence).toBeCloseTo((2 * (0.9 - 0.5)) / 4, 15);
  expect(underconfidence).toBeCloseTo((2 * (1 - 0.6)) / 4, 15);
  expect(confidenceGap(mixed)).toBeCloseTo(0, 15);
  expect(overconfidenceError(mixed)).toBeCloseTo((2 * 0.9 * (0.9 - 0.5)) / 4, 15);
});

it('is one-sided where all are right or all are wrong, also for one sample', () => {
  expect(overUnderConfidence(binary([[0.75, true]]))).toEqual({ overconfidence: 0, underconfidence: 0.25 });
  expect(overUnderConfidence(binary([[0.75, false]]))).toEqual({ overconfidence: 0.75, underconfidence: 0 });
  expect(overconfidenceError(binary([[1, false]]))).toBe(1);
  expect(overconfidenceError(binary([[1, true]]))).toBe(0);
});

it('sums to the ECE, differs by the gap, and bounds the overconfidence error, for any bins', () => {
  const anyBins = fc.record({
    bins: fc.integer({ min: 1, max: 20 }),
    binning: fc.constantFrom('equalWidth' as const, 'equalMass' as const),
  });
  fc.assert(
    fc.property(anyLogits(), anyBins, (raw, options) => {
      const input = withSoftmax(raw);
      const { overconfidence, underconfidence } = overUnderConfidence(input, options);
      expect(overconfidence + underconfidence).toBeCloseTo(ece(input, options), 12);
      expect(overconfidence - underconfidence).toBeCloseTo(confidenceGap(input), 12);
      expect(Math.abs(confidenceGap(input))).toBeLessThanOrEqual(ece(input, options) + 1e-12);
      expect(overconfidenceError(input, options)).toBeLessThanOrEqual(overconfidence);
    }),
  );
});

it('with one bin the ECE is the magnitude of the gap', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      expect(ece(input, { bins: 1 })).toBeCloseTo(Math.abs(confidenceGap(input)), 12);
    }),
  );
});
