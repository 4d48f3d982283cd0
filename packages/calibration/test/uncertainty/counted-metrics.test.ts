import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  accuracy,
  brier,
  type ClasswiseOptions,
  type CountedMetric,
  classwiseEce,
  countedAccuracy,
  countedBrier,
  countedClasswiseEce,
  countedDebiasedEce,
  countedDebiasedRmsce,
  countedEce,
  countedMce,
  countedMean,
  countedNll,
  countedRmsce,
  countedTopK,
  debiasedEce,
  debiasedRmsce,
  distinctValues,
  type EceOptions,
  ece,
  equalMass,
  equalWidth,
  fixedEdges,
  type Metric,
  mce,
  nll,
  type Probabilities,
  quantileEdges,
  rmsce,
  topK,
} from '../../src/index.js';
import { anyLogits, pick, rowsOfLogits, withSoftmax } from '../inputs.js';

type Pair = [counted: CountedMetric<Probabilities>, metric: Metric<Probabilities>];

const eceOf = (options: EceOptions): Pair => [countedEce(options), (rows) => ece(rows, options)];
const classwiseOf = (options: ClasswiseOptions): Pair => [
  countedClasswiseEce(options),
  (rows) => classwiseEce(rows, options),
];

const means: Record<string, Pair> = {
  accuracy: [countedAccuracy(), accuracy],
  topK: [countedTopK(2), (rows) => topK(rows, 2)],
  nll: [countedNll(), nll],
  brier: [countedBrier(), brier],
  'a mean of my own': [
    countedMean(
      ({ labels }) => labels.reduce((sum, label) => sum + label, 0) / labels.length,
      ({ labels }) => labels,
    ),
    ({ labels }) => labels.reduce((sum, label) => sum + label, 0) / labels.length,
  ],
};
const fixedBins: Record<string, Pair> = {
  ece: eceOf({ bins: 4 }),
  'ece of a class': eceOf({ label: 1 }),
  'ece with every filled bin alike': eceOf({ weighting: 'bins', norm: 3 }),
  'ece of given edges': eceOf({ binning: fixedEdges([0, 0.3, 0.9, 1]) }),
  'ece with 1 in a bin of its own': eceOf({ binning: equalWidth({ closed: 'left', one: 'own' }) }),
  rmsce: [countedRmsce(), rmsce],
  mce: [countedMce({ bins: 3 }), (rows) => mce(rows, { bins: 3 })],
  'debiased ece': [countedDebiasedEce({ bins: 3 }), (rows) => debiasedEce(rows, { bins: 3 })],
  'debiased rmsce': [countedDebiasedRmsce({ bins: 3 }), (rows) => debiasedRmsce(rows, { bins: 3 })],
};
const otherBins: Record<string, Pair> = {
  'class-wise ece': classwiseOf({ bins: 6 }),
  'class-wise ece above a threshold': classwiseOf({ bins: 6, threshold: 0.2, norm: 2 }),
  'class-wise debiased ece': [
    countedDebiasedEce({ classwise: true }),
    (rows) => debiasedEce(rows, { classwise: true }),
  ],
  'equal-mass ece': eceOf({ bins: 5, binning: 'equalMass' }),
  'equal-mass ece with split ties': eceOf({ bins: 3, binning: equalMass({ ties: 'split' }) }),
  'ece between quantiles': eceOf({ bins: 3, binning: quantileEdges() }),
  'ece of distinct values': eceOf({ binning: distinctValues() }),
  'equal-mass class-wise ece': classwiseOf({ bins: 6, binning: 'equalMass' }),
  'equal-mass class-wise ece above a threshold': classwiseOf({ binning: 'equalMass', threshold: 0.1 }),
};
/** A root near 0 turns rounding of 1e-16 into 1e-8. */
const digitsOf = (name: string) => (name === 'debiased rmsce' ? 6 : 12);
const pairs = { ...means, ...fixedBins, ...otherBins };

it.each(Object.keys(pairs))('%s on counts is that of the gathered rows', (name) => {
  const [counted, metric] = pairs[name]!;
  const resample = anyLogits().chain((whole) => {
    const row = fc.integer({ min: 0, max: whole.labels.length - 1 });
    return fc.tuple(fc.constant(whole), fc.array(row, { minLength: 1, maxLength: 60 }));
  });
  fc.assert(
    fc.property(resample, ([whole, rows]) => {
      const counts = new Uint32Array(whole.labels.length);
      for (const row of rows) counts[row]!++;
      const prepared = counted.prepare(withSoftmax(whole));
      expect(prepared.value(counts)).toBeCloseTo(metric(withSoftmax(pick(whole, rows))), digitsOf(name));
      expect(counted(withSoftmax(whole))).toBe(metric(withSoftmax(whole)));
    }),
  );
});

it.each(Object.keys({ ...means, ...fixedBins }))('knows %s without each row', (name) => {
  const [counted] = pairs[name]!;
  fc.assert(
    fc.property(
      anyLogits().filter(({ labels }) => labels.length > 1),
      (whole) => {
        const prepared = counted.prepare(withSoftmax(whole));
        prepared.leaveOneOut!().forEach((value, row) => {
          const counts = new Uint32Array(whole.labels.length).fill(1);
          counts[row] = 0;
          expect(value).toBeCloseTo(prepared.value(counts), digitsOf(name));
        });
      },
    ),
  );
});

it('takes logits where the metric does, and nowhere else', () => {
  const rows = rowsOfLogits(
    [
      [2, 0, -1],
      [0, 1, 3],
    ],
    [0, 1],
  );
  expect(countedNll().prepare(rows).value(Uint32Array.of(1, 1))).toBeCloseTo(nll(rows), 14);
  for (const counted of [countedEce(), countedMce(), countedClasswiseEce(), countedBrier()]) {
    expect(() => counted.prepare(rows as never)).toThrow('got logits, expected probabilities');
  }
});

it('rejects options that its metric rejects', () => {
  expect(() => countedEce({ norm: 0.5 })).toThrow('invalid norm: got 0.5, expected a number >= 1');
  expect(() => countedMce({ bins: 0 })).toThrow('invalid bins: got 0, expected an integer from 1 to 10000');
  expect(() => countedNll({ clip: 1 })).toThrow('invalid clip: got 1, expected 0 < clip < 1');
});
