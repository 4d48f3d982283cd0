import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedyLabelMap, matchedCount, optimalLabelMap } from '../src/index.js';
import { everyMap, frequencies, matrixOf } from './counts.js';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('optimalLabelMap', () => {
  it('matches 8 images where the greedy map matches 5', () => {
    const matrix = matrixOf([
      [5, 4],
      [4, 0],
      [0, 0],
    ]);
    expect([...optimalLabelMap(matrix)]).toEqual([1, 0]);
    expect(matchedCount(matrix, optimalLabelMap(matrix))).toBe(8);
    expect(matchedCount(matrix, greedyLabelMap(matrix))).toBe(5);
  });

  it('is one-to-one and never worse than the greedy map, which matches at least half as many', () => {
    fc.assert(
      fc.property(frequencies, (matrix) => {
        const map = optimalLabelMap(matrix);
        expect(new Set(map).size).toBe(matrix.targetClasses);
        const optimal = matchedCount(matrix, map);
        const greedy = matchedCount(matrix, greedyLabelMap(matrix));
        expect(optimal).toBeGreaterThanOrEqual(greedy);
        expect(2 * greedy).toBeGreaterThanOrEqual(optimal);
      }),
    );
  });

  it('matches as many images as any map, and among the best takes the lowest source classes', () => {
    fc.assert(
      fc.property(frequencies, (matrix) => {
        const map = optimalLabelMap(matrix);
        const others = everyMap(matrix).map((other) => Int32Array.from(other));
        const best = Math.max(...others.map((other) => matchedCount(matrix, other)));
        expect(matchedCount(matrix, map)).toBe(best);
        const tied = others.filter((other) => matchedCount(matrix, other) === best);
        expect(sum(map)).toBe(Math.min(...tied.map(sum)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives target classes without a count the lowest source classes left', () => {
    const map = optimalLabelMap(
      matrixOf([
        [0, 0, 0],
        [0, 3, 0],
        [0, 0, 0],
        [0, 0, 0],
      ]),
    );
    expect(map[1]).toBe(1);
    expect([map[0], map[2]].sort()).toEqual([0, 2]);
  });

  it('stays exact where counts are large', () => {
    const rows = Array.from({ length: 200 }, (_, source) =>
      Array.from({ length: 20 }, (_, target) => (source % 20 === target ? 50_000 : 49_999)),
    );
    expect([...optimalLabelMap(matrixOf(rows))]).toEqual(Array.from({ length: 20 }, (_, target) => target));
  });
});
