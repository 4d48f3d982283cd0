import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, confidenceGap, confidenceHistogram, fixedEdges } from '../../src/index.js';
import { anyLogits, binary, withSoftmax } from '../inputs.js';

it('counts the confidences of every bin, also of empty ones', () => {
  const { bins, meanConfidence, ...rest } = confidenceHistogram(
    binary([
      [0.625, true],
      [0.875, true],
      [1, false],
      [1, true],
    ]),
    { binning: fixedEdges([0, 0.5, 0.75, 1]) },
  );
  expect(bins).toEqual([
    { lower: 0, upper: 0.5, count: 0, correct: 0, fraction: 0, density: 0 },
    { lower: 0.5, upper: 0.75, count: 1, correct: 1, fraction: 0.25, density: 1 },
    { lower: 0.75, upper: 1, count: 3, correct: 2, fraction: 0.75, density: 3 },
  ]);
  expect(meanConfidence).toBe(0.875);
  expect(rest).toEqual({ accuracy: 0.75 });
});

it('holds every sample once, and its two lines are the gap apart', () => {
  fc.assert(
    fc.property(anyLogits(), fc.integer({ min: 1, max: 20 }), (raw, count) => {
      const input = withSoftmax(raw);
      const { bins, meanConfidence, accuracy: line } = confidenceHistogram(input, { bins: count });
      expect(bins.length).toBe(count);
      expect(bins.reduce((sum, { fraction }) => sum + fraction, 0)).toBeCloseTo(1, 12);
      expect(line).toBe(accuracy(input));
      expect(meanConfidence - line).toBeCloseTo(confidenceGap(input), 12);
    }),
  );
});
