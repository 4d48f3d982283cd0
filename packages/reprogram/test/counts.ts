import fc from 'fast-check';
import type { FrequencyMatrix } from '../src/index.js';

export function matrixOf(rows: readonly (readonly number[])[]): FrequencyMatrix {
  return {
    counts: Int32Array.from(rows.flat()),
    sourceClasses: rows.length,
    targetClasses: rows[0]!.length,
  };
}

/** Matrices with many ties, zeros and empty classes, at least as many source as target classes. */
export const frequencies = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3 }))
  .chain(([targetClasses, spare]) =>
    fc.array(fc.array(fc.nat(4), { minLength: targetClasses, maxLength: targetClasses }), {
      minLength: targetClasses + spare,
      maxLength: targetClasses + spare,
    }),
  )
  .map(matrixOf);

/** Every one-to-one map of a small matrix. */
export function everyMap({ sourceClasses, targetClasses }: FrequencyMatrix): number[][] {
  let maps: number[][] = [[]];
  for (let target = 0; target < targetClasses; target += 1) {
    maps = maps.flatMap((map) =>
      Array.from({ length: sourceClasses }, (_, source) => source)
        .filter((source) => !map.includes(source))
        .map((source) => [...map, source]),
    );
  }
  return maps;
}
