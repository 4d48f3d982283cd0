import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyTemperature,
  fitSourceTemperature,
  fitTemperature,
  type LabelMap,
  logitsFromRows,
  type MapOptions,
  mapLogits,
  nll,
  predictions,
} from '../../src/index.js';
import { anyLogits } from '../inputs.js';

type Source = ReturnType<typeof logitsFromRows>;

const pairs = [Int32Array.of(0, 1), Int32Array.of(2, 3)];

const nllAt = (source: Source, labels: Int32Array, map: LabelMap, options: MapOptions, temperature: number) =>
  nll(predictions(mapLogits(applyTemperature(source, temperature), map, options), labels));

/** Temperatures from 0.01 to 100 in equal ratios. */
const grid = Array.from({ length: 201 }, (_, i) => 10 ** (i / 50 - 2));

it('has the closed form for one margin in the group of the label against one class', () => {
  // Class 0 against the group {1, 2} of two equal logits: p = 1 / (1 + 2 exp(-3 / T)), 3 of 4 labels are 0.
  const source = logitsFromRows(Array(4).fill([3, 0, 0]));
  const map = [Int32Array.of(0), Int32Array.of(1, 2)];
  const fit = fitSourceTemperature(source, Int32Array.of(0, 0, 0, 1), map);
  expect(fit.temperature).toBeCloseTo(3 / Math.log(6), 9);
  expect(fit.nllAfter).toBeCloseTo(-(3 * Math.log(0.75) + Math.log(0.25)) / 4, 14);
  expect(fit.converged).toBe(true);
  expect(fit).not.toHaveProperty('reason');
});

it('counts the leftover as a competitor of a one-to-one map', () => {
  // Target 0 has p = 1 / (1 + 2 exp(-3 / T)), one of the two others is target 1.
  const source = logitsFromRows(Array(4).fill([3, 0, 0]));
  const labels = Int32Array.of(0, 0, 0, 1);
  const fit = fitSourceTemperature(source, labels, Int32Array.of(0, 1), { leftover: 'class' });
  expect(fit.temperature).toBeCloseTo(3 / Math.log(6), 9);
  const dropped = fitSourceTemperature(source, labels, Int32Array.of(0, 1));
  expect(dropped.temperature).toBeCloseTo(3 / Math.log(3), 9);
});

it('takes t as the label of a sample that is none of the targets', () => {
  const source = logitsFromRows(Array(4).fill([3, 0, 0]));
  const map = Int32Array.of(1, 2);
  const fit = fitSourceTemperature(source, Int32Array.of(2, 2, 2, 1), map, { leftover: 'class' });
  expect(fit.temperature).toBeCloseTo(3 / Math.log(6), 9);
});

describe('with a linear map', () => {
  const source = logitsFromRows([
    [2, 0, 1, 5],
    [0, 3, 1, -2],
    [1, 2, 0, 4],
  ]);
  const labels = Int32Array.of(0, 1, 0);

  it.each<[string, LabelMap, MapOptions]>([
    ['one-to-one', Int32Array.of(0, 1), {}],
    ['mean', pairs, { combine: 'mean' }],
  ])('%s is the temperature after the map', (_, map, options) => {
    expect(fitSourceTemperature(source, labels, map, options)).toEqual({
      ...fitTemperature(mapLogits(source, map, options), labels),
      optimalityGap: 0,
    });
  });
});

describe('where the NLL has two minima', () => {
  // Descent from T = 1 ends at T = 1.38 with 0.7551; large temperatures go down to log 2.
  const source = logitsFromRows([
    [6, -2, 4, 4],
    [2, -4, 1, -7],
  ]);
  const labels = Int32Array.of(0, 1);
  const at = (temperature: number) => nllAt(source, labels, pairs, {}, temperature);

  it('there are two', () => {
    const values = grid.map(at);
    const falls = values.map((value, i) => i > 0 && value < values[i - 1]!);
    const turns = falls.filter((fall, i) => i > 1 && fall !== falls[i - 1]);
    expect(turns).toEqual([false, true]);
  });

  it('takes the lower one, with its proof', () => {
    const fit = fitSourceTemperature(source, labels, pairs);
    expect(fit).toMatchObject({ temperature: 100, converged: false, reason: 'upperBound' });
    expect(fit.nllAfter).toBe(at(100));
    expect(fit.optimalityGap).toBeLessThan(1e-8);
  });

  it('takes the other one where the range ends before', () => {
    const fit = fitSourceTemperature(source, labels, pairs, { range: [0.5, 2] });
    expect(fit.converged).toBe(true);
    expect(fit.temperature).toBeGreaterThan(1.3);
    expect(fit.temperature).toBeLessThan(1.45);
    for (const factor of [0.999, 1.001]) expect(at(fit.temperature * factor)).toBeGreaterThan(fit.nllAfter);
  });
});

it('is never above any temperature of a grid, nor above its start', () => {
  const cases = anyLogits(8).chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.shuffledSubarray([...Array(input.scores.shape[1]).keys()], { minLength: 2 }),
      fc.constantFrom<MapOptions>({}, { leftover: 'class' }),
    ),
  );
  fc.assert(
    fc.property(cases, ([{ scores, labels }, [first, ...others], options]) => {
      const map = [Int32Array.of(first!), Int32Array.from(others)];
      fc.pre(options.leftover !== 'class' || others.length + 1 < scores.shape[1]);
      const target = labels.map((label) => label % 2);
      const fit = fitSourceTemperature(scores, target, map, options);
      expect(fit.nllAfter).toBeLessThanOrEqual(fit.nllBefore);
      expect(fit.nllBefore).toBe(nll(predictions(mapLogits(scores, map, options), target)));
      const lowest = Math.min(...grid.map((temperature) => nllAt(scores, target, map, options, temperature)));
      expect(fit.nllAfter).toBeLessThanOrEqual(lowest + 1e-8 * Math.max(1, lowest));
    }),
    { numRuns: 60 },
  );
});

it('keeps 1 where the temperature has no effect', () => {
  const source = logitsFromRows([[2, 2, 2, 2]]);
  expect(fitSourceTemperature(source, Int32Array.of(0), pairs)).toMatchObject({
    temperature: 1,
    converged: true,
    reason: 'optimal',
  });
});

it('refuses labels that are no targets, and a range without 1', () => {
  const source = logitsFromRows([[2, 2, 2, 2]]);
  expect(() => fitSourceTemperature(source, Int32Array.of(2), pairs)).toThrow(
    'invalid label 0: got 2, expected 0 <= label < 2',
  );
  expect(() => fitSourceTemperature(source, Int32Array.of(0), pairs, { range: [2, 3] })).toThrow(
    'invalid temperature range',
  );
});
