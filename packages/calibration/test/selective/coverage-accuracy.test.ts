import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, aurc, coverageAccuracyArea, selectiveAccuracy } from '../../src/index.js';
import { anyLogits, binary, withSoftmax } from '../inputs.js';

const tied = binary([
  [0.9, true],
  [0.8, false],
  [0.8, true],
  [0.8, true],
  [0.6, false],
]);

it('takes the smallest number of most confident samples that covers enough, at least one', () => {
  expect(selectiveAccuracy(tied, 0)).toBe(1);
  expect(selectiveAccuracy(tied, 0.2)).toBe(1);
  expect(selectiveAccuracy(tied, 0.8)).toBe(0.75);
  expect(selectiveAccuracy(tied, 1)).toBe(0.6);
});

it('expects over the order of equal confidences at the cut', () => {
  expect(selectiveAccuracy(tied, 0.4)).toBeCloseTo((1 + 2 / 3) / 2, 15);
  expect(selectiveAccuracy(tied, 0.6)).toBeCloseTo((1 + 4 / 3) / 3, 15);
});

it('does not count a sample too many where coverage times n is rounded up', () => {
  const pairs = Array.from({ length: 100 }, (_, i) => [0.99 - i / 1000, i < 7] as const);
  expect(0.07 * 100).toBeGreaterThan(7);
  expect(selectiveAccuracy(binary(pairs), 0.07)).toBe(1);
});

it('averages to the area under its curve, which is 1 - AURC, and ends at the accuracy', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      const n = raw.labels.length;
      let sum = 0;
      for (let i = 1; i <= n; i++) sum += selectiveAccuracy(input, i / n);
      expect(coverageAccuracyArea(input)).toBeCloseTo(sum / n, 12);
      expect(coverageAccuracyArea(input)).toBe(1 - aurc(input));
      expect(selectiveAccuracy(input, 1)).toBe(accuracy(input));
    }),
  );
});

it.each([-0.1, 1.1, NaN])('refuses the coverage %s', (coverage) => {
  expect(() => selectiveAccuracy(tied, coverage)).toThrow('invalid coverage');
});
