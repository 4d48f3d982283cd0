import { describe, expect, it } from 'vitest';
import { prune } from '../src/index.js';
import { allFlags, expectError, vector } from './helpers.js';

const weights = new Map([
  ['a', vector(...Array.from({ length: 300 }, (_, i) => i))],
  ['b', vector(...Array.from({ length: 100 }, (_, i) => -i))],
]);

/** A generator for tests: the sequence of Park and Miller. */
function parkMiller(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const masksOf = (seed: number, sparsity: number) =>
  prune(weights, ['a', 'b'], { method: 'random-global', sparsity, random: parkMiller(seed) }).masks;

describe('the random score', () => {
  it('gives the same masks for the same seed, others for another', () => {
    expect(allFlags(masksOf(1, 0.5))).toEqual(allFlags(masksOf(1, 0.5)));
    expect(allFlags(masksOf(1, 0.5))).not.toEqual(allFlags(masksOf(2, 0.5)));
  });

  it('nests the sparser mask of a seed in the denser', () => {
    const dense = masksOf(7, 0.4);
    for (const [name, mask] of masksOf(7, 0.9)) expect(mask.isSubsetOf(dense.get(name)!)).toBe(true);
  });

  it('does not look at the weights', () => {
    const other = new Map([...weights].map(([name, { data }]) => [name, vector(...data).data]));
    for (const data of other.values()) data.reverse();
    const reversed = new Map([...other].map(([name, data]) => [name, { data, shape: [data.length] }]));
    const options = { method: 'random-global', sparsity: 0.5 };
    const masks = prune(reversed, ['a', 'b'], { ...options, random: parkMiller(3) }).masks;
    expect(allFlags(masks)).toEqual(allFlags(masksOf(3, 0.5)));
  });

  it('needs a generator', () => {
    expectError(
      () => prune(weights, ['a'], { method: 'random-global', sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid random: got undefined, expected a seeded generator',
    );
  });
});
