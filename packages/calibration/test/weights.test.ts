import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracy,
  ace,
  aurc,
  brier,
  classwiseEce,
  debiasedEce,
  debiasedRmsce,
  ece,
  equalMass,
  evaluate,
  mce,
  nll,
  type Predictions,
  type Probabilities,
  predictions,
  quantileEdges,
  reliability,
  rmsce,
  smoothEce,
  topK,
  topLabelEce,
} from '../src/index.js';
import { anyLogits, pick, withSoftmax } from './inputs.js';

type Metric = (input: Predictions<Probabilities>) => unknown;

const overFixedEdges: Record<string, Metric> = {
  accuracy,
  topK: (p) => topK(p, 2),
  nll: (p) => nll(p),
  brier,
  ece: (p) => ece(p),
  rmsce: (p) => rmsce(p, { bins: 4 }),
  mce: (p) => mce(p),
  classwiseEce: (p) => classwiseEce(p, { threshold: 0.1 }),
  topLabelEce: (p) => topLabelEce(p),
};

const countingSamples: Record<string, Metric> = {
  'ece, equal mass': (p) => ece(p, { bins: 3, binning: 'equalMass' }),
  'ece, equal mass, split': (p) => ece(p, { bins: 3, binning: equalMass({ ties: 'split' }) }),
  'ece, quantiles': (p) => ece(p, { bins: 3, binning: quantileEdges() }),
  ace: (p) => ace(p, { bins: 3 }),
  debiasedEce: (p) => debiasedEce(p),
  debiasedRmsce: (p) => debiasedRmsce(p),
  reliability: (p) => reliability(p),
};

const weighted = anyLogits(12).chain((raw) =>
  fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: raw.labels.length, maxLength: raw.labels.length })
    .filter((weights) => weights.some((weight) => weight > 0))
    .map((weights) => ({ raw, weights })),
);

describe.each(Object.entries({ ...overFixedEdges, ...countingSamples }))('%s', (_, metric) => {
  it('counts a row of weight w as w rows, bit for bit', () => {
    fc.assert(
      fc.property(weighted, ({ raw, weights }) => {
        const rows = weights.flatMap((weight, row) => Array<number>(weight).fill(row));
        const { scores, labels } = withSoftmax(raw);
        const once = predictions(scores, labels, { weights: Float64Array.from(weights) });
        expect(metric(once)).toStrictEqual(metric(withSoftmax(pick(raw, rows))));
      }),
      { numRuns: 40 },
    );
  });
});

const raw = anyLogits(12);
const withWeights = (input: Predictions<Probabilities>, weight: (row: number) => number) =>
  predictions(input.scores, input.labels, {
    weights: Float64Array.from(input.labels, (_, row) => weight(row)),
  });

it.each(Object.entries(overFixedEdges))('%s depends on ratios of weights only', (_, metric) => {
  fc.assert(
    fc.property(raw, (logits) => {
      const input = withSoftmax(logits);
      const fractions = withWeights(input, (row) => (row + 1) / 8);
      expect(metric(fractions)).toBe(metric(withWeights(input, (row) => row + 1)));
    }),
    { numRuns: 20 },
  );
});

it.each(Object.entries(countingSamples))('%s refuses fractions', (_, metric) => {
  const input = withWeights(withSoftmax(fc.sample(raw, { numRuns: 1, seed: 1 })[0]!), () => 0.5);
  expect(() => metric(input)).toThrow(
    /invalid weights of \w+: got "fractions", expected whole numbers of samples/,
  );
});

it.each([
  ['smoothEce', (p) => smoothEce(p)],
  ['aurc', aurc],
  ['evaluate', (p) => evaluate(p)],
] as [string, Metric][])('%s refuses weights', (name, metric) => {
  const input = withWeights(withSoftmax(fc.sample(raw, { numRuns: 1, seed: 1 })[0]!), () => 1);
  expect(() => metric(input)).toThrow(`invalid weights of ${name}: got Float64Array, expected none`);
});

it.each([
  [[1, 1], 'invalid weights: got [1, 1], expected a Float32Array or Float64Array'],
  [Float64Array.of(1), 'invalid number of weights: got 1, expected 2, one per row of scores'],
  [Float64Array.of(1, -1), 'invalid weight 1: got -1, expected 0 <= weight <= 2^50'],
  [Float64Array.of(1, Number.NaN), 'invalid weight 1: got NaN'],
  [Float64Array.of(Number.POSITIVE_INFINITY, 1), 'invalid weight 0: got Infinity'],
  [Float64Array.of(0, 0), 'invalid sum of weights: got 0, expected 0 < sum <= 2^50'],
])('rejects weights %o', (weights, message) => {
  const { scores, labels } = withSoftmax(
    fc.sample(
      anyLogits(2).filter((p) => p.labels.length === 2),
      1,
    )[0]!,
  );
  expect(() => predictions(scores, labels, { weights: weights as Float64Array })).toThrow(message);
});
