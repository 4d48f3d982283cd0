import { expect, test } from 'vitest';
import { median, pairRatios } from '../src/pair-ratios.js';

test('ratios are taken within rounds, then summed up', () => {
  // A slow second round slows both, so every pair says 2 or 3 although the medians say otherwise.
  expect(pairRatios([2, 20, 3], [1, 10, 1])).toEqual({ pairs: [2, 2, 3], median: 2, min: 2, max: 3 });
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 10, 2])).toBe(3);
  expect(median([5])).toBe(5);
});
