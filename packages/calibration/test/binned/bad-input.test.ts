import { describe, expect, it } from 'vitest';
import {
  ace,
  BinnedAccumulator,
  classwiseEce,
  debiasedEce,
  debiasedRmsce,
  ece,
  equalMass,
  mce,
  type Predictions,
  type Probabilities,
  predictions,
  presets,
  probabilities,
  rmsce,
  topLabelEce,
} from '../../src/index.js';

const input = (rows: number[][], labels: number[]) =>
  predictions(
    probabilities({ data: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]!.length] }),
    Int32Array.from(labels),
  );

/** Every binned metric over every preset. */
function everyMetric(p: Predictions<Probabilities>): Record<string, number> {
  const metrics = { ece, rmsce, mce, classwiseEce, topLabelEce, debiasedEce, debiasedRmsce };
  const values = Object.entries(presets).flatMap(([preset, options]) =>
    Object.entries(metrics).map(([name, metric]) => [`${name} ${preset}`, metric(p, options)] as const),
  );
  return {
    ...Object.fromEntries(values),
    ace: ace(p),
    split: ece(p, { binning: equalMass({ ties: 'split' }) }),
  };
}

describe.each([
  ['one sample', input([[0.3, 0.7]], [1])],
  [
    'labels of one class',
    input(
      [
        [0.3, 0.7],
        [0.8, 0.2],
        [0.5, 0.5],
      ],
      [1, 1, 1],
    ),
  ],
  [
    'absent classes',
    input(
      [
        [0.1, 0.2, 0.3, 0.4],
        [0.7, 0.1, 0.1, 0.1],
      ],
      [3, 0],
    ),
  ],
  [
    'all correct',
    input(
      [
        [1, 0],
        [0, 1],
      ],
      [0, 1],
    ),
  ],
  [
    'all wrong',
    input(
      [
        [1, 0],
        [0, 1],
      ],
      [1, 0],
    ),
  ],
  [
    'probabilities of exactly 0 and 1',
    input(
      [
        [1, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
      ],
      [0, 0, 1],
    ),
  ],
  [
    'ties',
    input(
      [
        [0.5, 0.5],
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      [0, 1, 1],
    ),
  ],
  [
    'fewer samples than bins',
    input(
      [
        [0.2, 0.8],
        [0.6, 0.4],
      ],
      [0, 0],
    ),
  ],
])('%s', (_, p) => {
  it('gives every binned metric a value of at most 1, and not NaN', () => {
    for (const [name, value] of Object.entries(everyMetric(p))) {
      expect(value, name).toBeGreaterThanOrEqual(name.startsWith('debiasedEce') ? -1 : 0);
      expect(value, name).toBeLessThanOrEqual(1);
    }
  });
});

it('is 0 when certain and always right, 1 when certain and always wrong', () => {
  expect(
    new Set(
      Object.values(
        everyMetric(
          input(
            [
              [1, 0],
              [0, 1],
            ],
            [0, 1],
          ),
        ),
      ),
    ),
  ).toEqual(new Set([0]));
  const wrong = input(
    [
      [1, 0],
      [0, 1],
    ],
    [1, 0],
  );
  expect([ece(wrong), rmsce(wrong), mce(wrong), topLabelEce(wrong), classwiseEce(wrong)]).toEqual([
    1, 1, 1, 1, 1,
  ]);
});

it('is the gap of the only sample', () => {
  expect(ece(input([[0.3, 0.7]], [1]))).toBeCloseTo(0.3, 14);
});

it.each([
  ['no rows', [], [], 'invalid probabilities shape'],
  ['one column', [[1]], [0], 'invalid probabilities shape'],
  ['NaN', [[Number.NaN, 1]], [0], 'invalid probability at row 0, column 0: got NaN'],
  ['infinity', [[Number.POSITIVE_INFINITY, 1]], [0], 'invalid probability at row 0, column 0: got Infinity'],
  ['rows that do not sum to 1', [[0.5, 0.4]], [0], 'invalid sum of probabilities in row 0: got 0.9'],
  ['a label out of range', [[0.5, 0.5]], [2], 'invalid label 0: got 2, expected 0 <= label < 2'],
])('%s are refused before any metric', (_, rows, labels, message) => {
  const shape: [number, number] = [rows.length, rows[0]?.length ?? 2];
  const make = () =>
    predictions(probabilities({ data: Float64Array.from(rows.flat()), shape }), Int32Array.from(labels));
  expect(make).toThrow(message);
});

it('an accumulator without samples has no value', () => {
  expect(() => new BinnedAccumulator().result()).toThrow(
    'invalid accumulator: got "no samples", expected at least one',
  );
});
