import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicRegression } from '../../src/index.js';
import { readGolden } from '../read-golden.js';

interface Case {
  name: string;
  x: number[];
  y: number[];
  weights: number[];
  fittedAt: number[];
  fitted: number[];
}

const golden = readGolden<{ cases: Case[] }>('isotonic');

describe.each(golden.cases.map((one) => [one.name, one] as const))(
  '%s',
  (_, { fittedAt, fitted, ...input }) => {
    it('scikit-learn fits the same values', () => {
      const fit = isotonicRegression(input);
      expect(Array.from(fit.x)).toEqual(fittedAt);
      fitted.forEach((value, i) => {
        expect(fit.y[i]).toBeCloseTo(value, 12);
      });
    });
  },
);

it('pools samples of equal x before it fits', () => {
  const fit = isotonicRegression({ x: [0.5, 0.2, 0.5, 0.9], y: [1, 0, 0, 1] });
  expect(fit).toEqual({
    x: Float64Array.of(0.2, 0.5, 0.9),
    y: Float64Array.of(0, 0.5, 1),
    weights: Float64Array.of(1, 2, 1),
  });
});

it('a whole-number weight is that many samples, and 0 is none', () => {
  const weighted = isotonicRegression({ x: [1, 2, 3, 4], y: [1, 0, 1, 0], weights: [2, 1, 0, 3] });
  expect(weighted).toEqual(isotonicRegression({ x: [1, 1, 2, 4, 4, 4], y: [1, 1, 0, 0, 0, 0] }));
});

const samples = fc.array(
  fc.record({
    x: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 5, noNaN: true })),
    y: fc.double({ min: -2, max: 2, noNaN: true }),
    weight: fc.double({ min: 0.01, max: 3, noNaN: true }),
  }),
  { minLength: 1, maxLength: 30 },
);
const fitOf = (input: { x: number; y: number; weight: number }[]) =>
  isotonicRegression({
    x: input.map(({ x }) => x),
    y: input.map(({ y }) => y),
    weights: input.map(({ weight }) => weight),
  });

it('never descends, stays within the values and keeps their weighted mean', () => {
  fc.assert(
    fc.property(samples, (input) => {
      const { y, weights } = fitOf(input);
      const values = input.map((sample) => sample.y);
      for (let i = 1; i < y.length; i++) expect(y[i]).toBeGreaterThanOrEqual(y[i - 1]!);
      expect(y[0]).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
      expect(y.at(-1)).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      const fitted = y.reduce((sum, value, i) => sum + value * weights[i]!, 0);
      const given = input.reduce((sum, sample) => sum + sample.y * sample.weight, 0);
      expect(fitted).toBeCloseTo(given, 9);
    }),
  );
});

it('does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(samples, (input) => {
      expect(fitOf(input.toReversed())).toEqual(fitOf(input));
    }),
  );
});

it('refuses lengths that differ, numbers that are not finite and a total weight of 0', () => {
  expect(() => isotonicRegression({ x: [1, 2], y: [1] })).toThrow('invalid number of y: got 1, expected 2');
  expect(() => isotonicRegression({ x: [1], y: [1], weights: [] })).toThrow(
    'invalid number of weights: got 0, expected 1',
  );
  expect(() => isotonicRegression({ x: [NaN], y: [1] })).toThrow('invalid x 0: got NaN');
  expect(() => isotonicRegression({ x: [1], y: [Infinity] })).toThrow('invalid y 0: got Infinity');
  expect(() => isotonicRegression({ x: [1], y: [1], weights: [-1] })).toThrow('invalid weight 0: got -1');
  expect(() => isotonicRegression({ x: [1], y: [1], weights: [0] })).toThrow('invalid total weight: got 0');
  expect(() => isotonicRegression({ x: [], y: [] })).toThrow('invalid total weight: got 0');
});
