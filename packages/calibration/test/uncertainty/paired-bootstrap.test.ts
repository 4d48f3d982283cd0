import { expect, it } from 'vitest';
import {
  accuracy,
  bootstrap,
  countedAccuracy,
  countedBrier,
  mulberry32,
  pairedBootstrap,
  predictions,
} from '../../src/index.js';
import { binary } from '../inputs.js';
import { modelOf } from './scipy.js';

const first = modelOf('first');
const second = modelOf('second');
const options = (seed = 1) => ({ random: mulberry32(seed), replicates: 400 });

it('is the difference first - second, with the metric of either', () => {
  const result = pairedBootstrap(first, second, accuracy, options());
  expect(result.first).toBe(accuracy(first));
  expect(result.second).toBe(accuracy(second));
  expect(result.estimate).toBe(result.first - result.second);
});

it('draws the same rows for both models', () => {
  const { values } = pairedBootstrap(first, second, countedBrier(), options());
  const ofFirst = bootstrap(first, countedBrier(), options()).values;
  const ofSecond = bootstrap(second, countedBrier(), options()).values;
  expect(values).toEqual(ofFirst.map((value, i) => value - ofSecond[i]!));
});

it('has the p-value 2 (smaller tail + 1) / (replicates + 1)', () => {
  const { values, pValue } = pairedBootstrap(first, second, countedBrier(), options());
  const atMost = values.filter((value) => value <= 0).length;
  const atLeast = values.filter((value) => value >= 0).length;
  expect(pValue).toBe((2 * (Math.min(atMost, atLeast) + 1)) / 401);
});

it('never has a p-value of 0, nor above 1', () => {
  const right = binary(Array.from({ length: 50 }, () => [0.9, true] as const));
  const wrongScores = binary(Array.from({ length: 50 }, () => [0.9, false] as const)).scores;
  const data = wrongScores.data.map((_, i) => wrongScores.data[i ^ 1]!);
  const wrong = predictions({ ...wrongScores, data }, right.labels);
  expect(pairedBootstrap(right, wrong, countedAccuracy(), options()).pValue).toBe(2 / 401);
  expect(pairedBootstrap(right, right, countedAccuracy(), options())).toMatchObject({
    estimate: 0,
    pValue: 1,
  });
});

it('rejects models of other items', () => {
  const shorter = binary([
    [0.9, true],
    [0.9, true],
  ]);
  const other = binary([
    [0.9, true],
    [0.9, false],
  ]);
  expect(() => pairedBootstrap(first, shorter, accuracy, options())).toThrow(
    'invalid number of rows of the second model: got 2, expected 40',
  );
  expect(() => pairedBootstrap(shorter, other, accuracy, options())).toThrow(
    'invalid label 1 of the second model: got 1, expected 0, as for the first model',
  );
});
