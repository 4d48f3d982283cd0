import { describe, expect, it } from 'vitest';
import { labelsFromArray, logitsFromRows, probabilitiesFromRows } from '../../src/index.js';

it('lays the rows out one after the other', () => {
  const scores = logitsFromRows([
    [1, -2, 3],
    [4, 5, 6],
  ]);
  expect(scores.kind).toBe('logits');
  expect(scores.shape).toEqual([2, 3]);
  expect(Array.from(scores.data)).toEqual([1, -2, 3, 4, 5, 6]);
});

it('takes typed arrays as rows, and copies them', () => {
  const row = Float32Array.of(0.25, 0.75);
  const scores = probabilitiesFromRows([row]);
  row[0] = 9;
  expect(scores.kind).toBe('probabilities');
  expect(Array.from(scores.data)).toEqual([0.25, 0.75]);
});

describe('names the place of', () => {
  it.each([
    ['no rows', [], 'invalid rows: got [], expected an array of at least one row'],
    ['a number for a row', [[1, 2], 3], 'invalid row 1: got 3, expected an array of numbers'],
    ['a missing row', [null], 'invalid row 0: got null, expected an array of numbers'],
    [
      'a short row',
      [
        [1, 2, 3],
        [1, 2],
      ],
      'invalid number of columns in row 1: got 2, expected 3, as in row 0',
    ],
    [
      'a missing value',
      [
        [1, 2],
        [1, null],
      ],
      'invalid logit at row 1, column 1: got null, expected a number',
    ],
    ['text', [['0.5', 1]], 'invalid logit at row 0, column 0: got "0.5", expected a number'],
    [
      'NaN',
      [
        [0, 1],
        [NaN, 1],
      ],
      'invalid logit at row 1, column 0: got NaN, expected a finite number up to 1e100',
    ],
    ['a single class', [[1]], 'invalid logits shape: got [1, 1], expected n >= 1 rows and k >= 2 classes'],
  ])('%s', (_, rows, message) => {
    expect(() => logitsFromRows(rows as number[][])).toThrow(message);
  });

  it('a probability above 1 and a row sum', () => {
    expect(() =>
      probabilitiesFromRows([
        [0, 1],
        [1.5, -0.5],
      ]),
    ).toThrow('invalid probability at row 1, column 0: got 1.5, expected 0 <= p <= 1');
    expect(() => probabilitiesFromRows([[0.5, 0.4]])).toThrow(
      'invalid sum of probabilities in row 0: got 0.9',
    );
    expect(probabilitiesFromRows([[0.5, 0.4]], { tolerance: 0.2 }).shape).toEqual([1, 2]);
  });
});

describe('labelsFromArray', () => {
  it('keeps class indices', () => {
    expect(labelsFromArray([2, 0, 1])).toEqual(Int32Array.of(2, 0, 1));
    expect(labelsFromArray(Uint8Array.of(3))).toEqual(Int32Array.of(3));
  });

  it.each([[[0, 1.5]], [[0, -1]], [[0, NaN]], [[0, '1']], [[0, 2 ** 31]], [[0, undefined]]])(
    'refuses %o',
    (values) => {
      expect(() => labelsFromArray(values as number[])).toThrow('expected a class index, an integer >= 0');
    },
  );

  it('refuses what is no array', () => {
    expect(() => labelsFromArray('12' as unknown as number[])).toThrow('invalid labels: got "12"');
  });
});
