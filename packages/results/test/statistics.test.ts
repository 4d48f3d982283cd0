import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InvalidArgumentError,
  mean,
  meanInterval,
  pairedDifferenceInterval,
  standardDeviation,
} from '../src/index.js';

describe('mean and standardDeviation', () => {
  it('match hand-computed numbers', () => {
    expect(mean([1, 2, 3, 4])).toBe(2.5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it('do not lose digits to a large offset', () => {
    expect(mean([1e15 + 1, 1e15 + 3])).toBe(1e15 + 2);
    expect(standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBeCloseTo(1, 12);
  });

  it('refuse too few values and values that are not finite', () => {
    expect(() => mean([])).toThrow(InvalidArgumentError);
    expect(() => standardDeviation([1])).toThrow('got 1, expected at least 2');
    expect(() => mean([Number.NaN])).toThrow(InvalidArgumentError);
  });
});

describe('meanInterval', () => {
  it('uses the t quantile: Student 1908 sleep data, difference of the two drugs', () => {
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const interval = meanInterval(differences);
    expect(interval.mean).toBeCloseTo(1.58, 12);
    expect(interval.low).toBeCloseTo(0.7001142, 6);
    expect(interval.high).toBeCloseTo(2.4598858, 6);
  });

  it('is wide for two seeds: t(1) = 12.706', () => {
    const interval = meanInterval([0.5, 0.6]);
    expect(interval.high! - interval.mean).toBeCloseTo(
      (12.706204736174694 * Math.SQRT1_2 * 0.1) / Math.SQRT2,
      12,
    );
  });

  it('has no bounds for one value', () => {
    expect(meanInterval([0.4])).toEqual({
      n: 1,
      mean: 0.4,
      sd: null,
      low: null,
      high: null,
      confidence: 0.95,
      method: 't',
    });
  });

  it('moves and stretches with the data', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (sample, shift) => {
        const a = meanInterval(sample);
        const b = meanInterval(sample.map((value) => 2 * value + shift));
        expect(b.low!).toBeCloseTo(2 * a.low! + shift, 6);
        expect(b.high!).toBeCloseTo(2 * a.high! + shift, 6);
      }),
    );
  });

  it('refuses a confidence outside its range', () => {
    expect(() => meanInterval([1, 2], 1)).toThrow('invalid confidence: got 1, expected 0 < c < 1');
  });
});

describe('pairedDifferenceInterval', () => {
  it('pairs by seed and ignores seeds only one side has', () => {
    const a = new Map([
      [0, 0.5],
      [1, 0.7],
      [2, 0.9],
      [9, 0],
    ]);
    const b = new Map([
      [2, 0.8],
      [1, 0.6],
      [0, 0.4],
      [7, 1],
    ]);
    const interval = pairedDifferenceInterval(a, b);
    expect(interval).toMatchObject({ n: 3, method: 'paired t' });
    expect(interval!.mean).toBeCloseTo(0.1, 12);
    expect(interval!.low).toBeCloseTo(0.1, 12);
  });

  it('is undefined without a common seed', () => {
    expect(pairedDifferenceInterval(new Map([[0, 1]]), new Map([[1, 1]]))).toBeUndefined();
  });
});
