import { expect, it } from 'vitest';
import { logitScale } from '../src/index.js';
import { rowsOfLogits } from './inputs.js';

it('has mean and population deviation of maximum, margin and norm', () => {
  const { scores } = rowsOfLogits(
    [
      [3, 4, 0],
      [0, 0, -12],
    ],
    [0, 0],
  );
  expect(logitScale(scores)).toEqual({
    max: { mean: 2, std: 2 },
    margin: { mean: 0.5, std: 0.5 },
    norm: { mean: 8.5, std: 3.5 },
  });
});

it('has a margin of 0 for tied maxima and a deviation of 0 for one row', () => {
  const { scores } = rowsOfLogits([[2, 2, 1]], [0]);
  expect(logitScale(scores).margin).toEqual({ mean: 0, std: 0 });
});
