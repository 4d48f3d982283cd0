import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalMasks, keptCount, magnitudeScores, perLayerMasks } from '../src/index.js';
import { sparsity, tiedWeights } from './arbitraries.js';
import { allFlags, expectError, maskOf, vector } from './helpers.js';

const weights = new Map([
  ['a', vector(1, -4, 3, 2)],
  ['b', vector(10, 20)],
  ['c', vector(0.1)],
]);
const scores = magnitudeScores(weights, ['a', 'b', 'c']);

describe('perLayerMasks', () => {
  it('keeps the same fraction of every parameter', () => {
    expect(allFlags(perLayerMasks(scores, 0.5))).toEqual({ a: '0 1 1 0', b: '0 1', c: '0' });
  });

  it('keeps the floor of a parameter that would die', () => {
    expect(allFlags(perLayerMasks(scores, 0.5, { floor: 1 }))).toEqual({ a: '0 1 1 0', b: '0 1', c: '1' });
    expect(allFlags(perLayerMasks(scores, 0.9, { floor: 3 }))).toEqual({ a: '0 1 1 1', b: '1 1', c: '1' });
  });

  it('is the global allocation of each parameter on its own, with exact counts', () => {
    fc.assert(
      fc.property(tiedWeights, sparsity, (each, s) => {
        const all = magnitudeScores(each, [...each.keys()]);
        for (const [name, mask] of perLayerMasks(all, s)) {
          const keep = keptCount(mask.size, s);
          expect(mask.ones).toBe(keep);
          expect(mask.equals(globalMasks(new Map([[name, all.get(name)!]]), keep).get(name)!)).toBe(true);
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
    expect(allFlags(perLayerMasks(scores, 0.75, { within }))).toEqual({ a: '0 0 0 1', b: '0 0', c: '0' });
    expectError(
      () => perLayerMasks(scores, 0.25, { within }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid number of weights to keep of "a": got 3, expected at most 2',
    );
  });

  it('refuses a sparsity out of range', () => {
    expectError(() => perLayerMasks(scores, 1), 'RETICKET_INVALID_ARGUMENT');
  });
});
