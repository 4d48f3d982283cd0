import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frequencyMatrix, greedyLabelMap } from '../src/index.js';
import { frequencies, matrixOf } from './counts.js';
import { readGolden } from './read-golden.js';

interface LabelMapCases {
  fromPredictions: {
    name: string;
    predictions: number[];
    labels: number[];
    sourceClasses: number;
    map: number[];
  }[];
  fromCounts: { name: string; counts: number[][]; map: number[] }[];
}
const golden = readGolden<LabelMapCases>('label-maps');

describe('greedyLabelMap', () => {
  it.each(golden.fromPredictions)(
    'maps as ILM-VP does: $name',
    ({ predictions, labels, sourceClasses, map }) => {
      const matrix = frequencyMatrix(Int32Array.from(predictions), Int32Array.from(labels), {
        sourceClasses,
        targetClasses: map.length,
      });
      expect([...greedyLabelMap(matrix)]).toEqual(map);
    },
  );

  it.each(golden.fromCounts)('maps counts as ILM-VP does: $name', ({ counts, map }) => {
    expect([...greedyLabelMap(matrixOf(counts))]).toEqual(map);
  });

  it('is one-to-one', () => {
    fc.assert(
      fc.property(frequencies, (matrix) => {
        const map = greedyLabelMap(matrix);
        expect(new Set(map).size).toBe(matrix.targetClasses);
        expect(map.every((source) => source >= 0 && source < matrix.sourceClasses)).toBe(true);
      }),
    );
  });
});
