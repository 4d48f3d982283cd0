import { describe, expect, it } from 'vitest';
import {
  ace,
  classwiseEce,
  debiasedEce,
  debiasedRmsce,
  distinctValues,
  ece,
  equalWidth,
  mce,
  presets,
  reliability,
  rmsce,
  topLabelEce,
} from '../../src/index.js';
import { golden, inputOf } from './golden.js';

const cases = golden.cases.flatMap((one) => one.bins.map((at) => ({ ...one, at, input: inputOf(one) })));

describe.each(cases)('$name, $at.bins bins', ({ name, at, input, precision }) => {
  const { bins } = at;
  const digits = precision === 'float32' ? 7 : 14;

  it('guo2017 is gpleiss/temperature_scaling', () => {
    expect(ece(input, { ...presets.guo2017, bins })).toBeCloseTo(at.gpleiss, 6);
  });

  it('torchmetrics is torchmetrics', () => {
    const options = { ...presets.torchmetrics, bins };
    expect(ece(input, options)).toBeCloseTo(at.torchmetrics.l1, 6);
    expect(rmsce(input, options)).toBeCloseTo(at.torchmetrics.l2, 6);
    expect(mce(input, options)).toBeCloseTo(at.torchmetrics.max, 6);
  });

  it('netcal is netcal', () => {
    const options = { ...presets.netcal, bins };
    expect(ece(input, options)).toBeCloseTo(at.netcal.ece, 7);
    expect(mce(input, options)).toBeCloseTo(at.netcal.mce, 6);
    expect(ece(input, { ...options, weighting: 'bins' })).toBeCloseTo(at.netcal.ace, 6);
    expect(ece(input, { ...options, label: 1 })).toBeCloseTo(at.netcal.label1, 7);
  });

  it('the default convention is get_ece of uncertainty-calibration', () => {
    expect(ece(input, { bins })).toBeCloseTo(at.kumar.ece, digits);
  });

  // Half-way between two numbers one step apart is, after rounding, one of them: its bins then differ from the definition.
  it.skipIf(name.startsWith('on edges'))('kumar2019 is uncertainty-calibration', () => {
    const options = { ...presets.kumar2019, bins };
    expect(ece(input, options)).toBeCloseTo(at.kumar.eceEqualMass, digits);
    expect(rmsce(input, options)).toBeCloseTo(at.kumar.rmsceEqualMass, digits);
    expect(ece(input, { ...options, norm: 3 })).toBeCloseTo(at.kumar.cubicEqualMass, digits);
    expect(debiasedRmsce(input, options)).toBeCloseTo(at.kumar.debiased, digits);
    expect(classwiseEce(input, { ...options, norm: 2 })).toBeCloseTo(at.kumar.marginal, digits);
    expect(debiasedRmsce(input, { ...options, classwise: true })).toBeCloseTo(
      at.kumar.debiasedMarginal,
      digits,
    );
    expect(rmsce(input, { binning: distinctValues() })).toBeCloseTo(at.kumar.distinct, digits);
    expect(debiasedRmsce(input, { binning: distinctValues() })).toBeCloseTo(
      at.kumar.debiasedDistinct,
      digits,
    );
  });

  it('relplot is relplot, in the precision of the data', () => {
    const binning = equalWidth({ ...presets.relplot.binning, precision });
    expect(ece(input, { binning, bins, label: 1 })).toBeCloseTo(at.relplot, digits);
  });

  it('sklearn is scikit-learn', () => {
    for (const [preset, curve] of [
      [presets.sklearn, at.sklearn.uniform],
      [presets.sklearnQuantile, at.sklearn.quantile],
    ] as const) {
      const filled = reliability(input, { ...preset, bins, label: 1 }).filter(({ count }) => count > 0);
      expect(filled.map((bin) => bin.accuracy)).toEqual(
        curve.accuracy.map((value) => expect.closeTo(value, 12)),
      );
      expect(filled.map((bin) => bin.meanConfidence)).toEqual(
        curve.meanConfidence.map((value) => expect.closeTo(value, 7)),
      );
    }
  });

  it('ACE and TACE follow their definition', () => {
    expect(ace(input, { bins })).toBeCloseTo(at.definition.ace, digits);
    expect(ace(input, { bins, threshold: 0.05 })).toBeCloseTo(at.definition.tace, digits);
  });
});

describe.each(golden.cases.filter(({ topLabel }) => topLabel))(
  '$name',
  ({ topLabel, debiasedEce: debiased, ...one }) => {
    it('top-label ECE is that of df-posthoc-calibration', () => {
      const value = topLabelEce(inputOf(one), { binning: 'equalMass', bins: topLabel!.bins });
      expect(value).toBeCloseTo(topLabel!.ece, 12);
    });

    it('debiased ECE is the limit of what uncertainty-calibration draws', () => {
      const value = debiasedEce(inputOf(one), { ...presets.kumar2019, bins: debiased!.bins });
      expect(value).toBeCloseTo(debiased!.limit, 12);
      expect(Math.abs(value - debiased!.drawn)).toBeLessThan(4 * debiased!.standardError);
    });
  },
);
