import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lampScore, prune } from '../src/index.js';
import { tiedWeights } from './arbitraries.js';
import { totalOnes, vector } from './helpers.js';

const lamp = (...values: number[]) => [
  ...lampScore.calculate(new Map([['a', vector(...values)]]), ['a'], {}).get('a')!.data,
];

describe('the LAMP score', () => {
  it('divides each square by the sum of those that are not smaller', () => {
    expect(lamp(2, -1, 3)).toEqual([4 / 13, 1 / 14, 1].map(Math.fround));
  });

  it('takes the lower index of equal magnitudes for the larger one', () => {
    expect(lamp(1, -1, 2)).toEqual([1 / 5, 1 / 6, 1].map(Math.fround));
    expect(lamp(3, 3)).toEqual([1, 0.5]);
  });

  it('is 0 for weights of 0', () => {
    expect(lamp(0, -0)).toEqual([0, 0]);
    expect(lamp(0, 2)).toEqual([0, 1]);
  });

  it('does not overflow or vanish with extreme weights', () => {
    expect(lamp(3e38, -3e38)).toEqual([1, 0.5]);
    expect(lamp(2 ** -149, 2 ** -149)).toEqual([1, 0.5]);
  });

  it('keeps the best weight of every parameter without a floor, down to one each', () => {
    fc.assert(
      fc.property(tiedWeights, (weights) => {
        const alive = [...weights.keys()].filter((name) =>
          weights.get(name)!.data.some((value) => value !== 0),
        );
        fc.pre(alive.length > 0);
        const count = alive.reduce((total, name) => total + weights.get(name)!.data.length, 0);
        const sparsity = Math.min(1 - alive.length / count, 1 - 1e-12);
        const { masks } = prune(weights, alive, { method: 'lamp-global', sparsity, floor: 0 });
        expect(totalOnes(masks)).toBe(alive.length);
        for (const mask of masks.values()) expect(mask.ones).toBe(1);
      }),
    );
  });
});
