import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AllocationOptions,
  allocateMasks,
  type Masks,
  magnitudeScore,
  type Scores,
} from '../src/index.js';
import { tiedWeights } from './arbitraries.js';
import { allFlags, expectError, maskOf, scoresOf, sparsityKeeping, totalOnes } from './helpers.js';

const countOf = (scores: Scores) => [...scores.values()].reduce((total, { data }) => total + data.length, 0);

/** The `keep` best, without a floor unless there is one in the options. */
function keepBest(scores: Scores, keep: number, options: AllocationOptions = {}): Masks {
  const sparsity = sparsityKeeping(keep, countOf(scores));
  return allocateMasks(scores, 'global', { sparsity, floor: 0, ...options });
}

/** The definition, by a full sort: score descending, then parameter order, then flat index. */
function keptBySorting(scores: Scores, keep: number): Record<string, string> {
  const all = [...scores].flatMap(([name, { data }], order) =>
    [...data].map((score, index) => ({ name, order, index, score })),
  );
  all.sort((a, b) => b.score - a.score || a.order - b.order || a.index - b.index);
  const kept = new Set(all.slice(0, keep).map(({ name, index }) => `${name}/${index}`));
  return Object.fromEntries(
    [...scores].map(([name, { data }]) => [
      name,
      Array.from(data, (_, index) => (kept.has(`${name}/${index}`) ? '1' : '0')).join(' '),
    ]),
  );
}

const tiedScores = tiedWeights.map((weights) => magnitudeScore.calculate(weights, [...weights.keys()], {}));
const withKeep = (scores: fc.Arbitrary<Scores>) =>
  scores
    .filter((each) => countOf(each) > 0)
    .chain((each) => fc.tuple(fc.constant(each), fc.nat(countOf(each))));

describe('the global allocation', () => {
  it('keeps the largest scores of all parameters together', () => {
    const masks = keepBest(scoresOf({ a: [0.1, 0.9, 0.5], b: [0.2, 0.7] }), 3);
    expect(allFlags(masks)).toEqual({ a: '0 1 1', b: '0 1' });
  });

  it('turns a sparsity of all weights together into the exact count', () => {
    const masks = allocateMasks(scoresOf({ a: [1, 2, 3, 4], b: [5, 6, 7] }), 'global', {
      sparsity: 0.5,
      floor: 0,
    });
    expect(allFlags(masks)).toEqual({ a: '0 0 0 0', b: '1 1 1' });
  });

  it('breaks ties by parameter order, then by index', () => {
    const scores = scoresOf({ b: [1, 2, 1], a: [1, 1] });
    expect(allFlags(keepBest(scores, 2))).toEqual({ b: '1 1 0', a: '0 0' });
    expect(allFlags(keepBest(scores, 4))).toEqual({ b: '1 1 1', a: '1 0' });
  });

  it('ties -0 with 0 and ranks negative scores below', () => {
    expect(allFlags(keepBest(scoresOf({ a: [-0, 0, -1] }), 1))).toEqual({ a: '1 0 0' });
    expect(allFlags(keepBest(scoresOf({ a: [-2, -1, -3e38] }), 2))).toEqual({ a: '1 1 0' });
  });

  it('keeps exactly what a full sort by score, parameter and index keeps', () => {
    fc.assert(
      fc.property(withKeep(fc.oneof(tiedScores, tiedWeights)), ([scores, keep]) => {
        const masks = keepBest(scores, keep);
        expect(totalOnes(masks)).toBe(keep);
        expect(allFlags(masks)).toEqual(keptBySorting(scores, keep));
      }),
    );
  });

  it('nests the smaller count in the larger', () => {
    fc.assert(
      fc.property(withKeep(tiedScores), fc.nat(), fc.nat(3), ([scores, keep], seed, floor) => {
        const least = [...scores.values()].reduce(
          (total, { data }) => total + Math.min(floor, data.length),
          0,
        );
        const larger = Math.max(keep, least);
        const smaller = least + (seed % (larger - least + 1));
        const dense = keepBest(scores, larger, { floor });
        for (const [name, mask] of keepBest(scores, smaller, { floor })) {
          expect(mask.isSubsetOf(dense.get(name)!)).toBe(true);
        }
      }),
    );
  });

  it('keeps the floor of every parameter, and the exact total', () => {
    const scores = scoresOf({ a: [9, 8, 7, 6], b: [1, 3, 2], c: [0] });
    expect(allFlags(keepBest(scores, 4))).toEqual({ a: '1 1 1 1', b: '0 0 0', c: '0' });
    expect(allFlags(keepBest(scores, 4, { floor: 1 }))).toEqual({ a: '1 1 0 0', b: '0 1 0', c: '1' });
    expect(allFlags(keepBest(scores, 5, { floor: 2 }))).toEqual({ a: '1 1 0 0', b: '0 1 1', c: '1' });
  });

  it('keeps one weight of every parameter by default', () => {
    const masks = allocateMasks(scoresOf({ a: [9, 8], b: [1, 2] }), 'global', { sparsity: 0.5 });
    expect(allFlags(masks)).toEqual({ a: '1 0', b: '0 1' });
  });

  it('stays within earlier masks, even for weights that became 0', () => {
    const scores = scoresOf({ a: [5, 0, 0, 1], b: [9] });
    const within = new Map([
      ['a', maskOf('0 0 1 1')],
      ['b', maskOf('1')],
    ]);
    expect(allFlags(keepBest(scores, 3, { within }))).toEqual({ a: '0 0 1 1', b: '1' });
    expect(allFlags(keepBest(scores, 2, { within, floor: 1 }))).toEqual({ a: '0 0 0 1', b: '1' });
    expectError(
      () => keepBest(scores, 4, { within }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid number to keep: got 4, expected an integer, 0 <= k <= 3',
    );
  });

  it('does not revive a weight for the floor', () => {
    const within = new Map([
      ['a', maskOf('0 0 1')],
      ['b', maskOf('0 0')],
    ]);
    const masks = keepBest(scoresOf({ a: [3, 2, 1], b: [5, 5] }), 1, { within, floor: 2 });
    expect(allFlags(masks)).toEqual({ a: '0 0 1', b: '0 0' });
  });

  it('refuses a sparsity out of range', () => {
    for (const sparsity of [-0.1, 1, Number.NaN, undefined]) {
      expectError(
        () => allocateMasks(scoresOf({ a: [1] }), 'global', { sparsity }),
        'RETICKET_INVALID_ARGUMENT',
        `invalid sparsity: got ${sparsity}, expected 0 <= s < 1`,
      );
    }
  });
});
