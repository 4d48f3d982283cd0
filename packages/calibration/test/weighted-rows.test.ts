import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  augrc,
  corpDecomposition,
  coverageAtRisk,
  laplaceCalibrationError,
  mmce,
  type Predictions,
  type Probabilities,
  predictions,
  riskCoverage,
  selectiveAccuracy,
} from '../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from './inputs.js';

const metrics: Record<string, (p: Predictions<Probabilities>) => number[]> = {
  mmce: (p) => [mmce(p)],
  laplaceCalibrationError: (p) => [laplaceCalibrationError(p)],
  corpDecomposition: (p) => Object.values(corpDecomposition(p)),
  'corpDecomposition, log': (p) => Object.values(corpDecomposition(p, { score: 'log', label: 1 })),
  riskCoverage: (p) => riskCoverage(p).flatMap((point) => Object.values(point)),
  augrc: (p) => [augrc(p)],
  selectiveAccuracy: (p) => [selectiveAccuracy(p, 0.4)],
  coverageAtRisk: (p) => [coverageAtRisk(p, 0.3)],
};

describe('a row of weight w is w rows', () => {
  it.each(Object.entries(metrics))('%s', (_, metric) => {
    const input = fc
      .tuple(anyLogits(15), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 15, maxLength: 15 }))
      .filter(([raw, counts]) => raw.labels.some((_, row) => counts[row]! > 0));
    fc.assert(
      fc.property(input, ([raw, counts]) => {
        const { scores, labels } = withSoftmax(raw);
        const weights = Float64Array.from(labels, (_, row) => counts[row]!);
        const copies = Array.from(labels).flatMap((_, row) => Array<number>(counts[row]!).fill(row));
        const expected = metric(withSoftmax(pick(raw, copies)));
        const found = metric(predictions(scores, labels, { weights }));
        expect(found.length).toBe(expected.length);
        found.forEach((value, i) => {
          expect(value).toBeCloseTo(expected[i]!, 7);
        });
      }),
      { numRuns: 30 },
    );
  });
});

it('fractions of samples have no place in a curve over coverages', () => {
  const { scores, labels } = binary([[0.75, true]]);
  const weighted = predictions(scores, labels, { weights: Float64Array.of(0.5) });
  for (const metric of [riskCoverage, augrc]) {
    expect(() => metric(weighted)).toThrow('expected whole numbers of samples');
  }
  expect(mmce(weighted)).toBe(mmce(predictions(scores, labels)));
});
