import { describe, expect, it } from 'vitest';
import { frequencyMatrix } from '../src/index.js';

describe('frequencyMatrix', () => {
  it('counts predicted source classes by target class', () => {
    const { counts } = frequencyMatrix(Int32Array.of(2, 2, 0, 1, 2), Int32Array.of(0, 0, 1, 1, 1), {
      sourceClasses: 3,
      targetClasses: 2,
    });
    expect([...counts]).toEqual([0, 1, 0, 1, 2, 1]);
  });

  it('leaves a column of zeros for a class without images', () => {
    const { counts } = frequencyMatrix(Int32Array.of(1), Int32Array.of(2), {
      sourceClasses: 3,
      targetClasses: 3,
    });
    expect([...counts]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it('counts more target classes than there are source classes', () => {
    const { counts } = frequencyMatrix(Int32Array.of(0, 0, 0), Int32Array.of(0, 1, 1), {
      sourceClasses: 1,
      targetClasses: 3,
    });
    expect([...counts]).toEqual([1, 2, 0]);
  });

  it('refuses predictions and labels that do not fit', () => {
    const classes = { sourceClasses: 4, targetClasses: 2 };
    expect(() => frequencyMatrix(Int32Array.of(0, 1), Int32Array.of(0), classes)).toThrow(
      'invalid source predictions: got 2, expected 1, one per label',
    );
    expect(() => frequencyMatrix(Int32Array.of(4), Int32Array.of(0), classes)).toThrow(
      'expected an integer in 0..3',
    );
    expect(() => frequencyMatrix(Int32Array.of(0), Int32Array.of(2), classes)).toThrow(
      'expected an integer in 0..1',
    );
  });
});
