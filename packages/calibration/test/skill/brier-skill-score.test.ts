import { expect, it } from 'vitest';
import { brierSkillScore, predictions, probabilities } from '../../src/index.js';
import { binary } from '../inputs.js';

const forecast = (rows: number[][], labels: number[], weights: Float64Array | null = null) => {
  const data = Float64Array.from(rows.flat());
  return predictions(
    probabilities({ data, shape: [rows.length, rows[0]!.length] }),
    Int32Array.from(labels),
    {
      weights,
    },
  );
};

it('is 1 for a perfect forecast and 0 for the frequencies of the labels', () => {
  expect(
    brierSkillScore(
      forecast(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 1],
      ),
    ),
  ).toBe(1);
  const frequencies = [0.5, 0.25, 0.25];
  expect(brierSkillScore(forecast([frequencies, frequencies, frequencies, frequencies], [0, 0, 1, 2]))).toBe(
    0,
  );
});

it('is negative for a forecast that is worse than the frequencies', () => {
  const wrong = forecast(
    [
      [0, 1],
      [1, 0],
    ],
    [0, 1],
  );
  expect(brierSkillScore(wrong)).toBe(1 - 2 / 0.5);
});

it('weighs the reference like the score', () => {
  const rows = [
    [0.75, 0.25],
    [0.75, 0.25],
  ];
  expect(brierSkillScore(forecast(rows, [0, 1], Float64Array.of(3, 1)))).toBeCloseTo(0, 15);
});

it('has no value where one class is present alone', () => {
  expect(brierSkillScore(binary([[0.9, true]]))).toBeNull();
});
