import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateMasks, keptCount, magnitudeScore } from '../src/index.js';
import { sparsity, tiedWeights } from './arbitraries.js';
import { allFlags, expectError, maskOf, scoresOf } from './helpers.js';

const scores = scoresOf({ a: [1, 4, 3, 2], b: [10, 20], c: [0.1] });

describe('the uniform allocation', () => {
  it('keeps the same fraction of every parameter', () => {
    const masks = allocateMasks(scores, 'uniform', { sparsity: 0.5, floor: 0 });
    expect(allFlags(masks)).toEqual({ a: '0 1 1 0', b: '0 1', c: '0' });
  });

  it('keeps the floor of a parameter that would die', () => {
    const half = allocateMasks(scores, 'uniform', { sparsity: 0.5 });
    expect(allFlags(half)).toEqual({ a: '0 1 1 0', b: '0 1', c: '1' });
    const most = allocateMasks(scores, 'uniform', { sparsity: 0.9, floor: 3 });
    expect(allFlags(most)).toEqual({ a: '0 1 1 1', b: '1 1', c: '1' });
  });

  it('is the global allocation of each parameter on its own, with exact counts', () => {
    fc.assert(
      fc.property(tiedWeights, sparsity, (each, s) => {
        const all = magnitudeScore.calculate(each, [...each.keys()], {});
        for (const [name, mask] of allocateMasks(all, 'uniform', { sparsity: s, floor: 0 })) {
          expect(mask.ones).toBe(keptCount(mask.size, s));
          const alone = new Map([[name, all.get(name)!]]);
          expect(mask.equals(allocateMasks(alone, 'global', { sparsity: s, floor: 0 }).get(name)!)).toBe(
            true,
          );
        }
      }),
    );
  });

  it('stays within earlier masks', () => {
    const within = new Map([
      ['a', maskOf('1 0 0 1')],
      ['b', maskOf('1 0')],
      ['c', maskOf('0')],
    ]);
    const masks = allocateMasks(scores, 'uniform', { sparsity: 0.75, within, floor: 0 });
    expect(allFlags(masks)).toEqual({ a: '0 0 0 1', b: '0 0', c: '0' });
    expectError(
      () => allocateMasks(scores, 'uniform', { sparsity: 0.25, within }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid number to keep: got 3, expected an integer, 1 <= k <= 2',
    );
  });
});
