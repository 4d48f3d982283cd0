import { describe, expect, it } from 'vitest';
import { sparsityOfState } from '../src/index.js';
import { expectError } from './helpers.js';

describe('sparsityOfState', () => {
  it('gives the published sparsities of the states 0 to 9', () => {
    const percent = Array.from({ length: 10 }, (_, state) => (100 * sparsityOfState(state)).toFixed(2));
    expect(percent.map(Number)).toEqual([0, 20, 36, 48.8, 59.04, 67.23, 73.79, 79.03, 83.22, 86.58]);
  });

  it('takes another rate', () => {
    expect(sparsityOfState(3, 0.5)).toBe(0.875);
  });

  it('ends for any state', () => {
    expect(sparsityOfState(Number.MAX_SAFE_INTEGER)).toBe(1);
  });

  it('refuses states and rates out of range', () => {
    for (const state of [-1, 0.5, Number.NaN]) {
      expectError(() => sparsityOfState(state), 'RETICKET_INVALID_ARGUMENT');
    }
    for (const rate of [0, 1, Number.NaN]) {
      expectError(() => sparsityOfState(1, rate), 'RETICKET_INVALID_ARGUMENT');
    }
  });
});
