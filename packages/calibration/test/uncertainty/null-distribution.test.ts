import { expect, it } from 'vitest';
import {
  countedEce,
  ece,
  logits,
  mulberry32,
  nullDistribution,
  predictions,
  probabilities,
  softmax,
} from '../../src/index.js';
import { labelSampler } from '../../src/uncertainty/label-sampler.js';
import { binary } from '../inputs.js';

it('has the mean that theory gives: |binomial - its mean| for one bin', () => {
  const n = 20;
  const half = binary(Array.from({ length: n }, (_, i) => [0.5, i < 10] as const));
  const { mean, observed } = nullDistribution(half, (rows) => ece(rows, { bins: 1 }), {
    random: mulberry32(1),
    replicates: 20_000,
  });
  const central = [...Array(10).keys()].reduce((product, i) => product * ((11 + i) / (1 + i)), 1) / 2 ** n;
  expect(observed).toBe(0);
  expect(mean).toBeCloseTo(central / 2, 2);
});

it('has uniform p-values for a calibrated model and small ones for an over-confident one', () => {
  const random = mulberry32(2);
  const make = (rate: number) =>
    binary(
      Array.from({ length: 100 }, () => {
        const confidence = 0.6 + 0.4 * random();
        return [confidence, random() < rate * confidence] as const;
      }),
    );
  const pValues = (rate: number) =>
    Array.from(
      { length: 200 },
      () => nullDistribution(make(rate), countedEce(), { random, replicates: 39 }).pValue,
    );
  const calibrated = pValues(1);
  for (const level of [0.1, 0.25, 0.5]) {
    const share = calibrated.filter((pValue) => pValue <= level).length / 200;
    expect(Math.abs(share - level)).toBeLessThan(0.08);
  }
  const mean = pValues(0.7).reduce((sum, pValue) => sum + pValue, 0) / 200;
  expect(mean).toBeLessThan(0.03);
});

it('has quantiles and a one-sided p-value of its values', () => {
  const rows = binary(Array.from({ length: 50 }, (_, i) => [0.7, i < 28] as const));
  const result = nullDistribution(rows, ece, { random: mulberry32(3), replicates: 201, level: 0.9 });
  const sorted = result.values.slice().sort();
  expect([result.low, result.high]).toEqual([sorted[10], sorted[190]]);
  expect(result.observed).toBe(ece(rows));
  expect(result.pValue).toBe((sorted.filter((value) => value >= ece(rows)).length + 1) / 202);
});

it('draws labels as often as the probabilities say', () => {
  const { data } = softmax(logits({ data: Float64Array.of(1, 0, 2, -1), shape: [1, 4] }));
  const n = 40_000;
  const rows = Float64Array.from({ length: 4 * n }, (_, i) => data[i % 4]!);
  const labels = new Int32Array(n);
  labelSampler(probabilities({ data: rows, shape: [n, 4] }), mulberry32(4))(labels);
  const counts = [0, 0, 0, 0];
  for (const label of labels) counts[label]!++;
  counts.forEach((count, label) => {
    expect(Math.abs(count / n - data[label]!)).toBeLessThan(4 * Math.sqrt(0.25 / n));
  });
});

it('never draws a class of probability 0', () => {
  const scores = probabilities({ data: Float64Array.of(0, 1, 0, 0.5, 0, 0.5), shape: [2, 3] });
  const labels = new Int32Array(2);
  const draw = labelSampler(scores, mulberry32(5));
  for (let i = 0; i < 200; i++) {
    draw(labels);
    expect(labels[0]).toBe(1);
    expect(labels[1]).not.toBe(1);
  }
  labelSampler(scores, () => 1 - 2 ** -53)(labels);
  expect([...labels]).toEqual([1, 2]);
});

it('rejects logits and impossible options', () => {
  const rows = predictions(logits({ data: Float64Array.of(1, 0), shape: [1, 2] }), Int32Array.of(0));
  const options = { random: mulberry32(1) };
  expect(() => nullDistribution(rows as never, ece, options)).toThrow('got logits, expected probabilities');
  const one = binary([[0.9, true]]);
  expect(() => nullDistribution(one, ece, { ...options, level: 1 })).toThrow('invalid level: got 1');
  expect(() => nullDistribution(one, ece, {} as never)).toThrow('invalid random: got undefined');
  expect(() => nullDistribution(one, () => Number.NaN, options)).toThrow(
    'invalid value of the metric: got NaN',
  );
});
