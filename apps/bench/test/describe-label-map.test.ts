import { describe, expect, it } from 'vitest';
import { describeLabelMap } from '../src/work/describe-label-map.js';

// Images of two target classes that were seen as each of five source classes.
const frequency = {
  counts: Int32Array.of(4, 0, 3, 1, 2, 0, 0, 5, 1, 4),
  sourceClasses: 5,
  targetClasses: 2,
};
const names = { frequency, targetNames: ['stop', 'yield'] };

describe('describeLabelMap', () => {
  it('lists the source class of each target class, with its count', () => {
    expect(
      describeLabelMap(Int32Array.of(1, 3), { ...names, sourceNames: ['a', 'b', 'c', 'd', 'e'] }),
    ).toEqual([
      { target: 0, targetName: 'stop', source: 1, sourceName: 'b', count: 3 },
      { target: 1, targetName: 'yield', source: 3, sourceName: 'd', count: 5 },
    ]);
  });

  it('lists the three heaviest source classes of weights, none without weight', () => {
    const weights = Float32Array.of(0.5, 0, 0.125, 0.25, 0.0625, 0, 0.3125, 0.75, 0, 0);
    const entries = describeLabelMap({ weights, sourceClasses: 5, targetClasses: 2 }, names);
    expect(entries.map(({ target, source, weight, count }) => [target, source, weight, count])).toEqual([
      [0, 0, 0.5, 4],
      [0, 3, 0.3125, 0],
      [0, 1, 0.125, 3],
      [1, 3, 0.75, 5],
      [1, 1, 0.25, 1],
    ]);
  });
});
