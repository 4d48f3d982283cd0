import { expect, it } from 'vitest';
import {
  accuracy,
  bootstrap,
  countedEce,
  countedNll,
  ece,
  mulberry32,
  nll,
  predictions,
  smoothEce,
} from '../../src/index.js';
import { binary, rowsOfLogits } from '../inputs.js';
import { modelOf } from './scipy.js';

const options = { replicates: 200, random: mulberry32(1) };
const rows = modelOf('first');

it('gives the same bytes for the same seed, and others for another', () => {
  const run = (seed: number) => bootstrap(rows, countedEce(), { random: mulberry32(seed), replicates: 50 });
  expect(run(7)).toEqual(run(7));
  expect(run(7).values).not.toEqual(run(8).values);
});

it('reads percentiles at fractions of the level, not of a hundred', () => {
  const { values, low, high } = bootstrap(rows, accuracy, {
    ...options,
    replicates: 401,
    level: 0.9,
    method: 'percentile',
  });
  const sorted = values.slice().sort();
  expect([low, high]).toEqual([sorted[20], sorted[380]]);
});

it('is a longer interval at a higher level', () => {
  const width = (level: number) => {
    const { low, high } = bootstrap(rows, countedNll(), { random: mulberry32(3), level });
    return high - low;
  };
  expect(width(0.99)).toBeGreaterThan(width(0.95));
  expect(width(0.95)).toBeGreaterThan(width(0.5));
});

it('reports the estimate, and standard error and bias of the replicates', () => {
  const { estimate, values, standardError, bias } = bootstrap(rows, accuracy, options);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  expect(estimate).toBe(accuracy(rows));
  expect(bias).toBeCloseTo(mean - estimate, 15);
  expect(standardError).toBeCloseTo(Math.sqrt(variance), 12);
});

it('takes any metric, of logits as of probabilities', () => {
  const own = bootstrap(rows, (drawn) => smoothEce(drawn, { sigma: 0.1 }), { ...options, replicates: 5 });
  expect(own.values.every((value) => value > 0 && value < 1)).toBe(true);
  const ofLogits = rowsOfLogits(
    [
      [2, 0],
      [0, 1],
      [3, 1],
      [0, 0],
    ],
    [0, 1, 1, 0],
  );
  expect(bootstrap(ofLogits, nll, options).estimate).toBe(nll(ofLogits));
});

it('keeps the number of rows of every label where it is stratified', () => {
  const shares = bootstrap(
    rows,
    ({ labels }) => labels.filter((label) => label === 1).length / labels.length,
    { ...options, stratified: true },
  );
  expect(shares.reason).toBe('constant');
  const free = bootstrap(rows, ({ labels }) => labels.filter((label) => label === 1).length, options);
  expect(free.standardError).toBeGreaterThan(0);
});

it('says that replicates which are all equal tell nothing', () => {
  const allRight = binary([
    [0.9, true],
    [0.8, true],
    [0.7, true],
  ]);
  for (const method of ['percentile', 'basic', 'bca'] as const) {
    const interval = bootstrap(allRight, accuracy, { ...options, method });
    expect(interval).toMatchObject({
      low: 1,
      high: 1,
      method,
      reason: 'constant',
      standardError: 0,
      bias: 0,
    });
  }
});

it('falls back to percentiles, and says so, where all replicates lie on one side of the estimate', () => {
  const calibrated = binary(Array.from({ length: 200 }, (_, i) => [0.75, i % 4 !== 0] as const));
  expect(ece(calibrated)).toBe(0);
  const interval = bootstrap(calibrated, (drawn) => ece(drawn) + (drawn === calibrated ? 0 : 1e-9), options);
  expect(interval).toMatchObject({ method: 'percentile', reason: 'oneSided' });
  const percentile = bootstrap(calibrated, countedEce(), {
    ...options,
    random: mulberry32(2),
    method: 'percentile',
  });
  expect(percentile.low).toBeGreaterThanOrEqual(0);
  expect(percentile.reason).toBeUndefined();
});

it('has the mean as standard error 0 for one replicate', () => {
  expect(bootstrap(rows, accuracy, { ...options, replicates: 1 })).toMatchObject({
    standardError: 0,
    reason: 'constant',
  });
});

it.each([
  [{ level: 0 }, 'invalid level: got 0, expected 0 < level < 1'],
  [{ level: 95 }, 'invalid level: got 95, expected 0 < level < 1'],
  [{ level: Number.NaN }, 'invalid level: got NaN, expected 0 < level < 1'],
  [{ replicates: 0 }, 'invalid replicates: got 0, expected an integer from 1 to 10000000'],
  [{ replicates: 2.5 }, 'invalid replicates: got 2.5, expected an integer from 1 to 10000000'],
  [{ random: 42 }, 'invalid random: got 42, expected a function that returns uniform numbers, 0 <= x < 1'],
  [{ random: () => 1 }, 'invalid random number: got 1, expected 0 <= x < 1'],
  [{ random: () => Number.NaN }, 'invalid random number: got NaN, expected 0 <= x < 1'],
  [{ method: 'bc' }, 'invalid method: got "bc", expected one of percentile, basic, bca'],
  [{ stratified: 1 }, 'invalid stratified: got 1, expected true or false'],
  [{ jackknifeGroups: 41 }, 'invalid jackknifeGroups: got 41, expected an integer from 2 to 40'],
])('rejects %o', (bad, message) => {
  expect(() => bootstrap(rows, accuracy, { ...options, ...bad } as never)).toThrow(message);
});

it('rejects one sample, a metric without a finite value and things that are no metric', () => {
  expect(() => bootstrap(binary([[0.9, true]]), accuracy, options)).toThrow(
    'invalid number of samples to resample: got 1, expected at least 2',
  );
  expect(() => bootstrap(rows, () => Number.NaN, options)).toThrow(
    'invalid value of the metric: got NaN, expected a finite number',
  );
  const sometimes = (drawn: typeof rows) => (drawn === rows ? 0 : Number.POSITIVE_INFINITY);
  expect(() => bootstrap(rows, sometimes, options)).toThrow('invalid value of the metric: got Infinity');
  expect(() => bootstrap(rows, 'ece' as never, options)).toThrow(
    'invalid metric: got "ece", expected a function of predictions',
  );
});

it('refuses weights: a resample draws rows, each of which is one sample', () => {
  const weighted = predictions(rows.scores, rows.labels, { weights: new Float64Array(40).fill(2) });
  expect(() => bootstrap(weighted, accuracy, options)).toThrow('invalid weights of bootstrap');
});
