import { describe, expect, it } from 'vitest';
import { InvalidArgumentError, rankTies } from '../src/index.js';

const contender = (key: string, ...values: number[]) => ({ key, values: new Map(values.entries()) });

describe('rankTies', () => {
  it('ties what the seeds cannot tell apart and counts ranks as in sport', () => {
    const ranked = rankTies(
      [
        contender('c', 0.5, 0.51, 0.49, 0.5),
        contender('a', 0.7, 0.72, 0.69, 0.71),
        contender('b', 0.71, 0.7, 0.7, 0.69),
      ],
      'higher',
    );
    expect(ranked.map(({ key, rank, tied }) => [key, rank, tied])).toEqual([
      ['a', 1, true],
      ['b', 1, true],
      ['c', 3, false],
    ]);
  });

  it('tells contenders apart by pairs even where their spreads overlap', () => {
    const ranked = rankTies([contender('low', 0.1, 0.3, 0.5), contender('high', 0.2, 0.4001, 0.6)], 'higher');
    expect(ranked.map(({ key, rank }) => [key, rank])).toEqual([
      ['high', 1],
      ['low', 2],
    ]);
  });

  it('puts the lowest first where lower is better', () => {
    expect(rankTies([contender('a', 2), contender('b', 1)], 'lower').map(({ key }) => key)).toEqual([
      'b',
      'a',
    ]);
  });

  it('tells nothing apart with one seed', () => {
    expect(rankTies([contender('a', 0.9), contender('b', 0.1)], 'higher').map(({ rank }) => rank)).toEqual([
      1, 1,
    ]);
  });

  it('ranks nothing as nothing and refuses a contender without values', () => {
    expect(rankTies([], 'higher')).toEqual([]);
    expect(() => rankTies([contender('a')], 'higher')).toThrow(InvalidArgumentError);
  });
});
