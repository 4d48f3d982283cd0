import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalAllocation, globalMasks, magnitudeScores, type Scores } from '../src/index.js';
import { tiedWeights } from './arbitraries.js';
import { allFlags, expectError, maskOf, totalOnes } from './helpers.js';

const scoresOf = (entries: Record<string, number[]>): Scores =>
  new Map(Object.entries(entries).map(([name, values]) => [name, Float32Array.from(values)]));

/** The definition, by a full sort: score descending, then parameter order, then flat index. */
function keptBySorting(scores: Scores, keep: number): Record<string, string> {
  const all = [...scores].flatMap(([name, values], order) =>
    [...values].map((score, index) => ({ name, order, index, score })),
  );
  all.sort((a, b) => b.score - a.score || a.order - b.order || a.index - b.index);
  const kept = new Set(all.slice(0, keep).map(({ name, index }) => `${name}/${index}`));
  return Object.fromEntries(
    [...scores].map(([name, values]) => [
      name,
      Array.from(values, (_, index) => (kept.has(`${name}/${index}`) ? '1' : '0')).join(' '),
    ]),
  );
}

const tiedScores = tiedWeights.map((weights) => magnitudeScores(weights, [...weights.keys()]));
const signedScores = tiedWeights.map((weights): Scores => new Map([...weights].map(([k, v]) => [k, v.data])));
const withKeep = (scores: fc.Arbitrary<Scores>) =>
  scores.chain((each) => {
    const count = [...each.values()].reduce((total, { length }) => total + length, 0);
    return fc.tuple(fc.constant(each), fc.nat(count));
  });

describe('globalMasks', () => {
  it('keeps the largest scores of all parameters together', () => {
    const masks = globalMasks(scoresOf({ a: [0.1, 0.9, 0.5], b: [0.2, 0.7] }), 3);
    expect(allFlags(masks)).toEqual({ a: '0 1 1', b: '0 1' });
  });

  it('breaks ties by parameter order, then by index', () => {
    const scores = scoresOf({ b: [1, 2, 1], a: [1, 1] });
    expect(allFlags(globalMasks(scores, 2))).toEqual({ b: '1 1 0', a: '0 0' });
    expect(allFlags(globalMasks(scores, 4))).toEqual({ b: '1 1 1', a: '1 0' });
  });

  it('ties -0 with 0 and ranks negative scores below', () => {
    expect(allFlags(globalMasks(scoresOf({ a: [-0, 0, -1] }), 1))).toEqual({ a: '1 0 0' });
    expect(allFlags(globalMasks(scoresOf({ a: [-2, -1, -3e38] }), 2))).toEqual({ a: '1 1 0' });
  });

  it('keeps exactly what a full sort by score, parameter and index keeps', () => {
    fc.assert(
      fc.property(withKeep(fc.oneof(tiedScores, signedScores)), ([scores, keep]) => {
        const masks = globalMasks(scores, keep);
        expect(totalOnes(masks)).toBe(keep);
        expect(allFlags(masks)).toEqual(keptBySorting(scores, keep));
      }),
    );
  });

  it('moves with a permutation of distinct scores', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 2, maxLength: 60 });
    const permuted = distinct.chain((values) =>
      fc.tuple(
        fc.constant(values),
        fc.shuffledSubarray(values, { minLength: values.length }),
        fc.nat(values.length),
      ),
    );
    fc.assert(
      fc.property(permuted, ([values, shuffled, keep]) => {
        const kept = (order: number[]) => {
          const mask = globalMasks(scoresOf({ a: order }), keep).get('a')!;
          return order.filter((_, i) => mask.get(i)).sort((a, b) => a - b);
        };
        expect(kept(shuffled)).toEqual(kept(values));
      }),
    );
  });

  it('nests the smaller count in the larger', () => {
    fc.assert(
      fc.property(withKeep(tiedScores), fc.nat(), fc.nat(3), ([scores, keep], seed, floor) => {
        const least = [...scores.values()].reduce((total, { length }) => total + Math.min(floor, length), 0);
        const larger = Math.max(keep, least);
        const smaller = least + (seed % (larger - least + 1));
        const dense = globalMasks(scores, larger, { floor });
        for (const [name, mask] of globalMasks(scores, smaller, { floor })) {
          expect(mask.isSubsetOf(dense.get(name)!)).toBe(true);
        }
      }),
    );
  });

  it('keeps the floor of every parameter, and the exact total', () => {
    const scores = scoresOf({ a: [9, 8, 7, 6], b: [1, 3, 2], c: [0] });
    expect(allFlags(globalMasks(scores, 4))).toEqual({ a: '1 1 1 1', b: '0 0 0', c: '0' });
    expect(allFlags(globalMasks(scores, 4, { floor: 1 }))).toEqual({ a: '1 1 0 0', b: '0 1 0', c: '1' });
    expect(allFlags(globalMasks(scores, 5, { floor: 2 }))).toEqual({ a: '1 1 0 0', b: '0 1 1', c: '1' });
  });

  it('stays within earlier masks, even for weights that became 0', () => {
    const scores = scoresOf({ a: [5, 0, 0, 1], b: [9] });
    const within = new Map([
      ['a', maskOf('0 0 1 1')],
      ['b', maskOf('1')],
    ]);
    expect(allFlags(globalMasks(scores, 3, { within }))).toEqual({ a: '0 0 1 1', b: '1' });
    expect(allFlags(globalMasks(scores, 2, { within, floor: 2 - 1 }))).toEqual({ a: '0 0 0 1', b: '1' });
    expectError(
      () => globalMasks(scores, 4, { within }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid number of weights to keep: got 4, expected an integer, 0 <= k <= 3',
    );
  });

  it('does not revive a weight for the floor', () => {
    const within = new Map([
      ['a', maskOf('0 0 1')],
      ['b', maskOf('0 0')],
    ]);
    const masks = globalMasks(scoresOf({ a: [3, 2, 1], b: [5, 5] }), 1, { within, floor: 2 });
    expect(allFlags(masks)).toEqual({ a: '0 0 1', b: '0 0' });
  });

  it('refuses a count out of range', () => {
    const scores = scoresOf({ a: [1, 2], b: [3] });
    for (const keep of [-1, 4, 1.5, Number.NaN]) {
      expectError(() => globalMasks(scores, keep), 'RETICKET_INVALID_ARGUMENT');
    }
    expectError(() => globalMasks(scores, 1, { floor: 1 }), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => globalMasks(scores, 1, { floor: -1 }), 'RETICKET_INVALID_ARGUMENT');
  });

  it('refuses scores that cannot be ranked and masks of another size', () => {
    expectError(() => globalMasks(scoresOf({ a: [1, Number.NaN] }), 1), 'RETICKET_NON_FINITE');
    expectError(() => globalMasks(scoresOf({ a: [Number.POSITIVE_INFINITY] }), 1), 'RETICKET_NON_FINITE');
    const scores = scoresOf({ a: [1, 2] });
    expectError(() => globalMasks(scores, 1, { within: new Map() }), 'RETICKET_INVALID_MASK');
    expectError(
      () => globalMasks(scores, 1, { within: new Map([['a', maskOf('1')]]) }),
      'RETICKET_INVALID_MASK',
    );
  });
});

describe('globalAllocation', () => {
  it('turns a sparsity of all weights together into the exact count', () => {
    const masks = globalAllocation.allocate(scoresOf({ a: [1, 2, 3, 4], b: [5, 6, 7] }), 0.5);
    expect(allFlags(masks)).toEqual({ a: '0 0 0 0', b: '1 1 1' });
  });
});
