import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, riskCoverage } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';

it('has one point per distinct confidence, the most confident first', () => {
  const curve = riskCoverage(
    binary([
      [0.6, false],
      [0.9, true],
      [0.8, false],
      [0.8, true],
    ]),
  );
  expect(curve).toEqual([
    { threshold: 0.9, coverage: 0.25, risk: 0, accuracy: 1, generalizedRisk: 0 },
    { threshold: 0.8, coverage: 0.75, risk: 1 / 3, accuracy: 2 / 3, generalizedRisk: 0.25 },
    { threshold: 0.6, coverage: 1, risk: 0.5, accuracy: 0.5, generalizedRisk: 0.5 },
  ]);
});

it('is one point for one sample', () => {
  expect(riskCoverage(binary([[1, false]]))).toEqual([
    { threshold: 1, coverage: 1, risk: 1, accuracy: 0, generalizedRisk: 1 },
  ]);
});

it('ends at coverage 1 with the accuracy, whatever the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const curve = riskCoverage(withSoftmax(raw));
      expect(curve.at(-1)!.coverage).toBe(1);
      expect(curve.at(-1)!.accuracy).toBe(accuracy(withSoftmax(raw)));
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      expect(riskCoverage(withSoftmax(reversed))).toEqual(curve);
    }),
  );
});
