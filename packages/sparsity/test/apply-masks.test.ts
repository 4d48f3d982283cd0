import { describe, expect, it } from 'vitest';
import { applyMasks } from '../src/index.js';
import { expectError, maskOf, vector } from './helpers.js';

const weights = new Map([
  ['a', { data: Float32Array.of(1, -2, 3, -4), shape: [2, 2] }],
  ['b', vector(5)],
]);

describe('applyMasks', () => {
  it('zeroes pruned weights in a copy and keeps order, shapes and other parameters', () => {
    const masked = applyMasks(weights, new Map([['a', maskOf('0 1 1 0')]]));
    expect([...masked.keys()]).toEqual(['a', 'b']);
    expect(masked.get('a')).toEqual({ data: Float32Array.of(0, -2, 3, 0), shape: [2, 2] });
    expect(masked.get('b')).toBe(weights.get('b'));
    expect([...weights.get('a')!.data]).toEqual([1, -2, 3, -4]);
  });

  it('refuses masks that do not fit', () => {
    expectError(() => applyMasks(weights, new Map([['z', maskOf('1')]])), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => applyMasks(weights, new Map([['a', maskOf('1')]])), 'RETICKET_INVALID_MASK');
  });
});
