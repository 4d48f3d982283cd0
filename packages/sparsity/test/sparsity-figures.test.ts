import { describe, expect, it } from 'vitest';
import { sparsityFigures } from '../src/index.js';
import { expectError, maskOf, vector } from './helpers.js';

const weights = new Map([
  ['a', vector(1, 0, 0, 4)],
  ['b', vector(0, 0)],
  ['mean', vector(1, 2, 3, 4)],
]);
const masks = new Map([['a', maskOf('1 1 0 0')]]);

describe('sparsityFigures', () => {
  it('counts the zeros of the masks against the prunable and against all weights', () => {
    expect(sparsityFigures(weights, masks)).toEqual({
      prunable: 0.5,
      whole: 0.2,
      zeros: 2,
      prunableCount: 4,
      wholeCount: 10,
    });
  });

  it('counts the named parameters only, each once', () => {
    expect(sparsityFigures(weights, masks, ['a', 'b', 'a'])).toMatchObject({ whole: 2 / 6, wholeCount: 6 });
  });

  it('is 0 where nothing is prunable', () => {
    expect(sparsityFigures(weights, new Map())).toMatchObject({ prunable: 0, whole: 0, prunableCount: 0 });
    expect(sparsityFigures(new Map(), new Map())).toMatchObject({ prunable: 0, whole: 0, wholeCount: 0 });
  });

  it('refuses masks that do not fit', () => {
    expectError(() => sparsityFigures(weights, new Map([['z', maskOf('1')]])), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => sparsityFigures(weights, masks, ['b']), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => sparsityFigures(weights, masks, ['z']), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => sparsityFigures(weights, new Map([['a', maskOf('1')]])), 'RETICKET_INVALID_MASK');
  });
});
