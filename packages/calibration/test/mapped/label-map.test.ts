import { describe, expect, it } from 'vitest';
import { type LabelMap, logitsFromRows, mapLogits, mapProbabilities, softmax } from '../../src/index.js';

const source = logitsFromRows([[1, 2, 3, 4]]);

describe('refuses', () => {
  it.each<[string, unknown, string]>([
    ['a single target', Int32Array.of(0), 'invalid label map: got 1, expected 2 or more target classes'],
    [
      'a plain array',
      [0, 1],
      'invalid label map: got [0, 1], expected an Int32Array, or one Int32Array per target class',
    ],
    [
      'a target without source',
      [Int32Array.of(1), Int32Array.of()],
      'invalid target 1 of label map: got "no source class"',
    ],
    [
      'a class out of range',
      Int32Array.of(0, 4),
      'invalid target 1 of label map: got 4, expected 0 <= source class < 4',
    ],
    [
      'an unassigned target',
      Int32Array.of(0, -1),
      'invalid target 1 of label map: got -1, expected 0 <= source class < 4',
    ],
    [
      'a source class of two targets',
      [Int32Array.of(0, 2), Int32Array.of(2)],
      'invalid target 1 of label map: got 2, expected a source class that target 0 does not have',
    ],
    [
      'a source class twice in one target',
      [Int32Array.of(2, 2), Int32Array.of(1)],
      'invalid target 0 of label map: got 2, expected a source class that target 0 does not have',
    ],
  ])('%s', (_, map, message) => {
    expect(() => mapLogits(source, map as LabelMap)).toThrow(message);
    expect(() => mapProbabilities(softmax(source), map as LabelMap)).toThrow(message);
  });
});

it('reads an Int32Array as groups of one', () => {
  const single = mapLogits(source, Int32Array.of(3, 1));
  const groups = mapLogits(source, [Int32Array.of(3), Int32Array.of(1)]);
  expect(Array.from(single.data)).toEqual([4, 2]);
  expect(groups.data).toEqual(single.data);
});
