import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaCalibration,
  dirichletCalibration,
  isotonicCalibration,
  type Logits,
  matrixScaling,
  nll,
  type Predictions,
  plattScaling,
  type Recalibrator,
  softmax,
  temperatureScaling,
  vectorScaling,
} from '../../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from '../inputs.js';

/** Rounding of the probabilities themselves. */
const ROUNDING = 1e-9;

const odir = { kind: 'odir', lambda: 0.1 } as const;

/** Families that contain the identity for any number of classes. */
const OF_ANY_LOGITS: [string, Recalibrator<'logits'>][] = [
  ['temperature', temperatureScaling()],
  ['vector', vectorScaling()],
  ['matrix', matrixScaling()],
  ['matrix, ODIR', matrixScaling({ regularisation: odir })],
  ['matrix, L2 towards zero', matrixScaling({ regularisation: { kind: 'l2', lambda: 9, towards: 'zero' } })],
];

const OF_ANY_PROBABILITIES: [string, Recalibrator<'probabilities'>][] = [
  ['Dirichlet', dirichletCalibration()],
  ['Dirichlet, diagonal', dirichletCalibration({ variant: 'diagonal', regularisation: odir })],
  ['Dirichlet, fixed diagonal', dirichletCalibration({ variant: 'fixedDiagonal' })],
];

describe.each(OF_ANY_LOGITS)('%s', (_, recalibrator) => {
  it('never raises the NLL of the fit set', () => {
    fc.assert(
      fc.property(anyLogits(25), (raw) => {
        const { nllBefore, nllAfter } = recalibrator.fit(raw).report;
        expect(nllBefore).toBe(nll(raw));
        expect(nllAfter).toBeLessThanOrEqual(nllBefore + ROUNDING);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(OF_ANY_PROBABILITIES)('%s', (_, recalibrator) => {
  it('never raises the NLL of the fit set', () => {
    fc.assert(
      fc.property(anyLogits(25), (raw) => {
        const { nllBefore, nllAfter } = recalibrator.fit(withSoftmax(raw)).report;
        expect(nllAfter).toBeLessThanOrEqual(nllBefore + ROUNDING);
      }),
      { numRuns: 40 },
    );
  });
});

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
      { numRuns: 40 },
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
