import { describe, expect, it } from 'vitest';
import { argMaxRows } from '../src/index.js';

describe('argMaxRows', () => {
  it('finds the largest logit of every row, ties to the lower class', () => {
    expect([...argMaxRows(Float32Array.of(1, 3, 2, -1, -2, -1), 3)]).toEqual([1, 0]);
  });

  it('takes minus infinity for a class that cannot be', () => {
    expect([...argMaxRows(Float32Array.of(Number.NEGATIVE_INFINITY, -5), 2)]).toEqual([1]);
  });

  it.each([
    ['NaN first', [Number.NaN, 1]],
    ['NaN last', [1, Number.NaN]],
    ['infinity', [1, Number.POSITIVE_INFINITY]],
    ['nothing above minus infinity', [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]],
  ])('refuses a row with %s', (_, row) => {
    expect(() => argMaxRows(Float32Array.from([0, 1, ...row]), 2)).toThrow(
      expect.objectContaining({ code: 'RETICKET_NON_FINITE_LOGITS' }),
    );
  });
});
