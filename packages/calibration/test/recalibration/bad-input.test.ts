import { describe, expect, it } from 'vitest';
import {
  betaCalibration,
  dirichletCalibration,
  enir,
  histogramBinning,
  isotonicCalibration,
  matrixScaling,
  plattScaling,
  predictions,
  probabilities,
  temperatureScaling,
  vectorScaling,
} from '../../src/index.js';
import { binary, rowsOfLogits, withSoftmax } from '../inputs.js';
import { ALL } from './all-recalibrators.js';

const probable = (rows: readonly (readonly number[])[]) =>
  probabilities({ data: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]!.length] });

const separable = rowsOfLogits(
  [
    [2, 0, 0],
    [0, 3, 0],
    [0, 0, 1],
    [4, 0, 1],
  ],
  [0, 1, 2, 0],
);

describe('separable data', () => {
  it.each([
    ['vector', vectorScaling()],
    ['matrix', matrixScaling()],
  ])('leave the parameters of %s scaling finite and are reported', (_, recalibrator) => {
    const { parameters, report } = recalibrator.fit(separable);
    const numbers = [...parameters.weights.flat(), ...parameters.biases];
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThan(1e5);
    expect(report).toMatchObject({ converged: false, notes: ['separable'] });
    expect(report.nllAfter).toBeLessThan(1e-6);
  });

  it('do so for Dirichlet and beta calibration, and not with a penalty', () => {
    expect(dirichletCalibration().fit(withSoftmax(separable)).report.notes).toEqual(['separable']);
    expect(betaCalibration().fit(withSoftmax(separable)).report.notes).toEqual(['separable']);
    const penalised = matrixScaling({ regularisation: { kind: 'l2', lambda: 0.1 } }).fit(separable);
    expect(penalised.report).toMatchObject({ converged: true, notes: [] });
  });
});

describe('absent classes', () => {
  const absent = rowsOfLogits(
    [
      [2, 0, 1],
      [0, 3, 1],
      [1, 2, 0],
      [3, 0, 0],
    ],
    [0, 1, 0, 1],
  );

  it('are noted by fits that drive their probability to 0', () => {
    expect(vectorScaling().fit(absent).report.notes).toContain('absentClass');
    expect(matrixScaling({ regularisation: { kind: 'odir', lambda: 0.1 } }).fit(absent).report.notes).toEqual(
      [],
    );
  });

  it('have probability 0 by isotonic regression, and less than 1/6 by Platt scaling of four samples', () => {
    const isotonic = isotonicCalibration().fit(withSoftmax(absent));
    expect(isotonic.report.notes).toEqual(['singleOutcome']);
    const { data } = isotonic.transform(withSoftmax(absent).scores);
    expect([data[2], data[5], data[8], data[11]]).toEqual([0, 0, 0, 0]);
    const platt = plattScaling().fit(absent);
    expect(platt.report.notes).toEqual(['singleOutcome']);
    const [, , map] = platt.parameters.maps;
    expect(1 / (1 + Math.exp(-map!.intercept))).toBeCloseTo(1 / 6, 6);
  });
});

describe('one sample', () => {
  it.each(ALL)('is enough for %s', (_, recalibrator) => {
    const { fitted, transform } = recalibrator.fit(rowsOfLogits([[1, 0, 2]], [0]));
    expect(transform(rowsOfLogits([[5, -5, 0]], [0]).scores).every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(fitted.report.samples).toBe(1);
  });
});

describe('too few samples for the bins', () => {
  const four = predictions(
    probable([
      [0.9, 0.1],
      [0.8, 0.2],
      [0.4, 0.6],
      [0.1, 0.9],
    ]),
    Int32Array.of(0, 1, 1, 1),
  );

  it('leaves one sample per bin of equal mass', () => {
    const { parameters, report } = histogramBinning().fit(four);
    expect(parameters.maps[0]!.values).toEqual([0, 1, 1, 1]);
    expect(report.notes).toEqual(['fewerSamplesThanBins']);
  });

  it('gives empty bins of equal width their midpoint', () => {
    const { parameters, report } = histogramBinning({ bins: 4, binning: 'equalWidth' }).fit(four);
    expect(parameters.maps[0]).toEqual({ edges: [0.25, 0.5, 0.75], values: [0.5, 0.375, 1, 1] });
    expect(report.notes).toEqual(['emptyBins']);
  });
});

describe('rows', () => {
  const sure = predictions(
    probable([
      [0.8, 0.1, 0.1],
      [0.1, 0.8, 0.1],
      [0.1, 0.1, 0.8],
    ]),
    Int32Array.of(0, 1, 2),
  );

  it('of zeros become uniform', () => {
    const fitted = histogramBinning({ bins: 2, binning: 'equalWidth' }).fit(sure);
    expect(Array.from(fitted.transform(probable([[0.4, 0.3, 0.3]])).data)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(Array.from(fitted.transform(probable([[0.2, 0.2, 0.6]])).data)).toEqual([0, 0, 1]);
  });

  it('share what the top label leaves in proportion, or equally where the others have nothing', () => {
    const rows = [
      [0.6, 0.3, 0.1],
      [0.6, 0.3, 0.1],
      [0.6, 0.3, 0.1],
      [0.6, 0.3, 0.1],
    ];
    const three = predictions(probable(rows), Int32Array.of(0, 0, 0, 1));
    const fitted = histogramBinning({ bins: 1, strategy: 'topLabel' }).fit(three);
    const mapped = Array.from(
      fitted.transform(
        probable([
          [0.5, 0.3, 0.2],
          [0, 1, 0],
        ]),
      ).data,
    );
    [0.75, 0.15, 0.1, 0.125, 0.75, 0.125].forEach((value, i) => {
      expect(mapped[i]).toBeCloseTo(value, 15);
    });
  });
});

it('probabilities of exactly 0 and 1 are clipped where logarithms are taken', () => {
  const edge = predictions(
    probable([
      [1, 0],
      [0, 1],
      [0, 1],
      [0.3, 0.7],
    ]),
    Int32Array.of(0, 0, 1, 1),
  );
  for (const recalibrator of [betaCalibration(), dirichletCalibration(), enir()]) {
    const { report, transform } = recalibrator.fit(edge);
    expect(Number.isFinite(report.nllAfter)).toBe(true);
    expect(transform(edge.scores).data.every((p) => p >= 0 && p <= 1)).toBe(true);
  }
  expect(betaCalibration().fit(edge).report.nllBefore).toBeCloseTo((-Math.log(0.7) + 52 * Math.LN2) / 4, 12);
});

it('scores that speak against the labels make beta calibration constant, never descending', () => {
  const against = predictions(
    probable([
      [0.9, 0.1],
      [0.8, 0.2],
      [0.4, 0.6],
      [0.2, 0.8],
    ]),
    Int32Array.of(1, 1, 0, 0),
  );
  const { a, b, c } = betaCalibration().fit(against).parameters.maps[0]!;
  expect([a, b]).toEqual([0, 0]);
  expect(c).toBeCloseTo(0, 9);
});

it('a penalty towards zero that is worse than no calibration gives the identity, and says so', () => {
  const good = rowsOfLogits(
    [
      [3, 0],
      [0, 3],
      [3, 0],
      [0, 3],
    ],
    [0, 1, 0, 1],
  );
  const { parameters, report } = matrixScaling({
    regularisation: { kind: 'l2', lambda: 1e6, towards: 'zero' },
  }).fit(good);
  expect(parameters).toEqual({
    weights: [
      [1, 0],
      [0, 1],
    ],
    biases: [0, 0],
  });
  expect(report).toMatchObject({ converged: false, notes: ['keptIdentity'] });
});

describe('arguments', () => {
  it.each([
    ['bins', () => histogramBinning({ bins: 0 }), 'invalid bins: got 0'],
    ['strategy', () => isotonicCalibration({ strategy: 'x' as never }), 'invalid strategy: got "x"'],
    ['variant', () => betaCalibration({ variant: 'x' as never }), 'invalid variant: got "x"'],
    ['Dirichlet variant', () => dirichletCalibration({ variant: 'x' as never }), 'invalid variant: got "x"'],
    [
      'lambda',
      () => matrixScaling({ regularisation: { kind: 'odir', lambda: -1 } }),
      'invalid regularisation.lambda: got -1',
    ],
    [
      'kind',
      () => vectorScaling({ regularisation: { kind: 'l1' } as never }),
      'invalid regularisation.kind: got "l1"',
    ],
  ])('a wrong %s is refused', (_, make, message) => {
    expect(make).toThrow(message);
  });

  it('weights are refused', () => {
    const weighted = predictions(separable.scores, separable.labels, {
      weights: Float64Array.of(1, 2, 1, 1),
    });
    expect(() => temperatureScaling().fit(weighted)).toThrow('invalid weights of temperatureScaling.fit');
  });
});

it('with labels of one class every map is that class, or close to it', () => {
  const one = binary([
    [0.9, true],
    [0.8, true],
    [0.6, true],
  ]);
  expect(Array.from(isotonicCalibration().fit(one).transform(one.scores).data)).toEqual([1, 0, 1, 0, 1, 0]);
  expect(betaCalibration().fit(one).report).toMatchObject({ converged: false, notes: ['singleOutcome'] });
});
