import { describe, expect, it } from 'vitest';
import { jaccardMatrix, type Masks, nestedness } from '../../src/index.js';
import { expectError, maskOf } from '../helpers.js';

const masks = (a: string, b: string): Masks =>
  new Map([
    ['a', maskOf(a)],
    ['b', maskOf(b)],
  ]);
const dense = masks('1 1 1 1', '1 1');
const half = masks('1 1 0 0', '1 0');
const other = masks('0 1 1 0', '1 0');
const none = masks('0 0 0 0', '0 0');

describe('nestedness', () => {
  it('is the fraction of the inner weights that the outer masks keep', () => {
    expect(nestedness(half, dense)).toBe(1);
    expect(nestedness(dense, half)).toBe(0.5);
    expect(nestedness(half, other)).toBe(2 / 3);
    expect(nestedness(none, half)).toBe(1);
  });
});

describe('jaccardMatrix', () => {
  it('is intersection over union of every pair, over all parameters', () => {
    expect(jaccardMatrix([dense, half, other, none])).toEqual([
      [1, 0.5, 0.5, 0],
      [0.5, 1, 0.5, 0],
      [0.5, 0.5, 1, 0],
      [0, 0, 0, 1],
    ]);
  });

  it('is 1 for two that keep none', () => {
    expect(jaccardMatrix([none, none])[0]![1]).toBe(1);
  });

  it('refuses masks of other parameters or sizes, and no masks', () => {
    expectError(() => jaccardMatrix([]), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => jaccardMatrix([half, new Map([['a', maskOf('1 1 1 1')]])]), 'RETICKET_INVALID_MASK');
    expectError(
      () => nestedness(half, masks('1 1 1', '1 1')),
      'RETICKET_INVALID_MASK',
      'invalid mask of "a": got 3, expected one of 4 weights',
    );
    expectError(
      () => nestedness(half, new Map([...half].map(([name, mask]) => [`${name}2`, mask]))),
      'RETICKET_INVALID_MASK',
      'invalid mask of "a": got "none", expected one of 4 weights',
    );
  });
});
