import { describe, expect, it } from 'vitest';
import { confusionTable, greedyLabelMap, mapQuality, optimalLabelMap } from '../src/index.js';
import { matrixOf } from './counts.js';

const matrix = matrixOf([
  [5, 4, 0],
  [4, 0, 0],
  [0, 0, 2],
]);

describe('mapQuality', () => {
  it('compares a map with the optimal assignment', () => {
    expect(mapQuality(matrix, greedyLabelMap(matrix))).toEqual({
      matched: 7,
      optimalMatched: 10,
      agreement: 1 - 2 / 3,
    });
    expect(mapQuality(matrix, optimalLabelMap(matrix)).agreement).toBe(1);
  });

  it('refuses a map that names a source class twice, and one that names none', () => {
    expect(() => mapQuality(matrix, Int32Array.of(2, 0, 2))).toThrow(
      expect.objectContaining({
        code: 'RETICKET_DUPLICATE_SOURCE',
        message:
          'invalid label map: got source class 2 for target classes 0 and 2, expected each source class once',
      }),
    );
    expect(() => mapQuality(matrix, Int32Array.of(0, 1, 3))).toThrow('got source class 3, expected 0..2');
  });
});

describe('Laplace smoothing of the optimal assignment', () => {
  /** Class 0 has many images, of either source; class 1 has few, nearly all of source 0. */
  const uneven = matrixOf([
    [50, 6],
    [40, 1],
  ]);

  it('prefers the likeliest map to the one that matches most', () => {
    expect([...optimalLabelMap(uneven)]).toEqual([0, 1]);
    // (50 + 1) (1 + 1) < (40 + 1) (6 + 1)
    expect([...optimalLabelMap(uneven, { smoothing: 1 })]).toEqual([1, 0]);
  });

  it('refuses one that is no number >= 0', () => {
    expect(() => optimalLabelMap(uneven, { smoothing: Number.NaN })).toThrow('invalid smoothing: got NaN');
  });
});

describe('confusionTable', () => {
  it('has a row for each class of the images', () => {
    const table = confusionTable(Int32Array.of(0, 1, 1, 0), Int32Array.of(0, 0, 1, 0), 2);
    expect([...table]).toEqual([2, 1, 0, 1]);
  });

  it('refuses what does not fit', () => {
    expect(() => confusionTable(Int32Array.of(0), Int32Array.of(0, 1), 2)).toThrow(
      'got 1, expected 2, one per label',
    );
    expect(() => confusionTable(Int32Array.of(2), Int32Array.of(0), 2)).toThrow(
      'expected an integer in 0..1',
    );
  });
});
