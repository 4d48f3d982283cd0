import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverageAtRisk, riskCoverage } from '../../src/index.js';
import { anyLogits, binary, withSoftmax } from '../inputs.js';

const pairs = binary([
  [0.9, true],
  [0.8, false],
  [0.7, true],
  [0.7, true],
  [0.6, false],
]);

it('is the largest coverage that keeps the risk, even where a smaller one does not', () => {
  expect(coverageAtRisk(pairs, 0)).toBe(0.2);
  expect(coverageAtRisk(pairs, 0.25)).toBe(0.8);
  expect(coverageAtRisk(pairs, 0.4)).toBe(1);
});

it('accepts samples of equal confidence together', () => {
  const last = binary([
    [0.9, true],
    [0.7, true],
    [0.7, false],
  ]);
  expect(coverageAtRisk(last, 0.2)).toBeCloseTo(1 / 3, 15);
});

it('is 0 where every threshold accepts too many errors', () => {
  expect(coverageAtRisk(binary([[0.9, false]]), 0.5)).toBe(0);
  expect(coverageAtRisk(binary([[0.9, false]]), 1)).toBe(1);
});

it('is a point of the curve, or 0, and grows with the risk', () => {
  fc.assert(
    fc.property(anyLogits(), fc.double({ min: 0, max: 1, noNaN: true }), (raw, risk) => {
      const input = withSoftmax(raw);
      const coverage = coverageAtRisk(input, risk);
      const point = riskCoverage(input).find((one) => one.coverage === coverage);
      expect(coverage === 0 || point!.risk <= risk).toBe(true);
      expect(coverageAtRisk(input, Math.min(risk + 0.1, 1))).toBeGreaterThanOrEqual(coverage);
    }),
  );
});

it.each([-0.1, 1.1, NaN])('refuses the risk %s', (risk) => {
  expect(() => coverageAtRisk(pairs, risk)).toThrow('invalid risk');
});
