import { expect, it } from 'vitest';
import { pava } from '../../src/isotonic/pava.js';

const fit = (values: number[], weights = values.map(() => 1)) =>
  Array.from(
    pava(
      Float64Array.from(values, (value, i) => value * weights[i]!),
      Float64Array.from(weights),
    ),
  );

it('leaves an ascending sequence alone', () => {
  expect(fit([0, 0.5, 1])).toEqual([0, 0.5, 1]);
});

it('pools a descent into its mean, and pools on while the mean descends', () => {
  expect(fit([0, 1, 0, 1])).toEqual([0, 0.5, 0.5, 1]);
  expect(fit([1, 2, 6, 2, 1])).toEqual([1, 2, 3, 3, 3]);
  expect(fit([4, 5, 1, 6, 8, 7])).toEqual([10 / 3, 10 / 3, 10 / 3, 6, 7.5, 7.5]);
});

it('weighs the values of a block', () => {
  expect(fit([1, 0], [3, 1])).toEqual([0.75, 0.75]);
});

it('gives the mean of a descending sequence', () => {
  expect(fit([3, 2, 1])).toEqual([2, 2, 2]);
});

it('fits one value by itself and nothing by nothing', () => {
  expect(fit([0.3])).toEqual([0.3]);
  expect(fit([])).toEqual([]);
});

it('rounds a fraction of counts once', () => {
  expect(fit([1, 0, 0])).toEqual([1 / 3, 1 / 3, 1 / 3]);
});
