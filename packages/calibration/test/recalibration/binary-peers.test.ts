import { describe, expect, it } from 'vitest';
import {
  bbq,
  betaCalibration,
  enir,
  type FittedRecalibrator,
  histogramBinning,
  isotonicCalibration,
  logits,
  plattScaling,
  predictions,
  scalingBinning,
} from '../../src/index.js';
import { eventsOf, golden, ofClassOne, twoClasses } from './binary-golden.js';

describe.each(golden.cases.map((one) => [one.name, one] as const))('agrees with peers on %s', (_, one) => {
  const events = eventsOf(one);
  const at = twoClasses(golden.at);
  const values = (fitted: FittedRecalibrator<'probabilities'>) => ofClassOne(fitted.transform(at));
  const expectClose = (got: readonly number[], expected: readonly number[], tolerance: number) => {
    expect(Math.max(...got.map((value, i) => Math.abs(value - expected[i]!)))).toBeLessThan(tolerance);
  };

  const logOdds = logits({
    data: Float64Array.from(one.p.flatMap((p) => [0, Math.log(p / (1 - p))])),
    shape: [one.p.length, 2],
  });
  const raw = predictions(logOdds, Int32Array.from(one.labels));

  it('scikit-learn and SciPy: Platt scaling to 1e-6', () => {
    const { slope, intercept } = plattScaling().fit(raw).parameters.maps[0]!;
    expectClose([slope, intercept], [one.sklearn.sigmoid.slope, one.sklearn.sigmoid.intercept], 1e-6);
    expectClose([slope, intercept], one.plattSmoothedOptimum.coefficients, 1e-6);
  });

  it('SciPy: logistic calibration to 1e-6, netcal to 1e-5 (numerical derivatives)', () => {
    const fitted = plattScaling({ smoothing: false }).fit(raw);
    const { slope, intercept } = fitted.parameters.maps[0]!;
    expectClose([slope, intercept], one.plattOptimum.coefficients, 1e-6);
    expect(fitted.report.nllAfter).toBeLessThanOrEqual(one.plattOptimum.loss + 1e-9);
    const inside = golden.at.slice(1, -1);
    const shape: [number, number] = [inside.length, 2];
    const data = Float64Array.from(inside.flatMap((p) => [0, Math.log(p / (1 - p))]));
    const mapped = ofClassOne(fitted.transform(logits({ data, shape })));
    expectClose(mapped, one.netcal.logisticCalibration.slice(1, -1), 1e-5);
  });

  it.each(['abm', 'am', 'ab'] as const)('betacal and SciPy: beta calibration %s to 1e-6', (variant) => {
    const fitted = betaCalibration({ variant }).fit(events);
    expectClose(values(fitted), one.betacal[variant], 1e-6);
    expect(fitted.report.nllAfter).toBeLessThanOrEqual(one.betaOptimum[variant].loss + 1e-9);
    const { a, b, c } = fitted.parameters.maps[0]!;
    const free = { abm: [a, b, c], am: [a, c], ab: [a, b] }[variant];
    expectClose(free, one.betaOptimum[variant].coefficients, 1e-6);
  });

  it('netcal: beta calibration to 1e-4 (numerical derivatives)', () => {
    expectClose(values(betaCalibration().fit(events)), one.netcal.betaCalibration, 1e-4);
  });

  it('scikit-learn and netcal: isotonic regression to 1e-12', () => {
    const mapped = values(isotonicCalibration().fit(events));
    expectClose(mapped, one.sklearn.isotonic, 1e-12);
    expectClose(mapped, one.netcal.isotonic, 1e-12);
  });

  it('netcal and uncertainty-calibration: histogram binning to 1e-12', () => {
    const equalWidth = histogramBinning({ bins: 10, binning: 'equalWidth' }).fit(events);
    expectClose(values(equalWidth), one.netcal.histogram10, 1e-12);
    const equalMass = histogramBinning({ bins: 10, binning: 'equalMass' }).fit(events);
    expectClose(values(equalMass), one.verified.histogram10, 1e-12);
  });

  it('netcal: BBQ by BIC and AIC to 1e-9', () => {
    expectClose(values(bbq({ binning: 'equalWidth', score: 'bic' }).fit(events)), one.netcal.bbqBic, 1e-9);
    expectClose(values(bbq({ binning: 'equalWidth', score: 'aic' }).fit(events)), one.netcal.bbqAic, 1e-9);
  });

  it('SciPy: BBQ by the marginal likelihood to 1e-9', () => {
    expectClose(values(bbq().fit(events)), one.bbqBayesian, 1e-9);
  });

  it('netcal: ENIR by BIC and AIC to 1e-9', () => {
    expectClose(values(enir().fit(events)), one.netcal.enirBic, 1e-9);
    expectClose(values(enir({ score: 'aic' }).fit(events)), one.netcal.enirAic, 1e-9);
  });

  it('uncertainty-calibration: scaling-binning to 1e-6', () => {
    expectClose(values(scalingBinning({ bins: 10 }).fit(events)), one.verified.plattBinner10, 1e-6);
  });
});
