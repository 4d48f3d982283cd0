import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaCalibration,
  isotonicCalibration,
  type Logits,
  nll,
  type Predictions,
  plattScaling,
  type Recalibrator,
  softmax,
  temperatureScaling,
} from '../../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from '../inputs.js';

/** Rounding of the probabilities themselves. */
const ROUNDING = 1e-9;

describe.each([['temperature', temperatureScaling()]] as [string, Recalibrator<'logits'>][])(
  '%s, whose family contains the identity for any number of classes',
  (_, recalibrator) => {
    it('never raises the NLL of the fit set', () => {
      fc.assert(
        fc.property(anyLogits(), (raw) => {
          const { nllBefore, nllAfter } = recalibrator.fit(raw).report;
          expect(nllBefore).toBe(nll(raw));
          expect(nllAfter).toBeLessThanOrEqual(nllBefore + ROUNDING);
        }),
      );
    });
  },
);

function firstTwoClasses({ scores, labels }: Predictions<Logits>): Predictions<Logits> {
  const [n, k] = scores.shape;
  const rows = Array.from({ length: n }, (_, row) => Array.from(scores.data.subarray(row * k, row * k + 2)));
  return rowsOfLogits(
    rows,
    Array.from(labels, (label) => Math.min(label, 1)),
  );
}

describe('with two classes', () => {
  it.each([
    ['beta abm', betaCalibration()],
    ['beta am', betaCalibration({ variant: 'am' })],
    ['beta ab', betaCalibration({ variant: 'ab' })],
    ['isotonic', isotonicCalibration()],
  ])('%s never raises the NLL of the fit set', (_, recalibrator) => {
    fc.assert(
      fc.property(anyLogits(), (raw) => {
        const { nllBefore, nllAfter } = recalibrator.fit(withSoftmax(firstTwoClasses(raw))).report;
        expect(nllAfter).toBeLessThanOrEqual(nllBefore + ROUNDING);
      }),
    );
  });

  it('Platt scaling without smoothing never raises the NLL of the fit set', () => {
    fc.assert(
      fc.property(anyLogits(), (raw) => {
        const { nllBefore, nllAfter } = plattScaling({ smoothing: false }).fit(firstTwoClasses(raw)).report;
        expect(nllAfter).toBeLessThanOrEqual(nllBefore + ROUNDING);
      }),
    );
  });
});

it('Platt scaling with smoothing may raise it: separable data are drawn back to n1 + 1 of n1 + 2', () => {
  const raw = rowsOfLogits(
    [
      [0, 9],
      [9, 0],
    ],
    [1, 0],
  );
  const { nllBefore, nllAfter, converged } = plattScaling().fit(raw).report;
  expect(nllBefore).toBeCloseTo(Math.log1p(Math.exp(-9)), 12);
  expect(nllAfter).toBeCloseTo(-Math.log(2 / 3), 9);
  expect(converged).toBe(true);
  expect(softmax(raw.scores).data[1]).toBeGreaterThan(0.99);
});
