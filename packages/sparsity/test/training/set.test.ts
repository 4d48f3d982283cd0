import { expect, it } from 'vitest';
import { beginMasked, set } from '../../src/index.js';
import { allFlags, maskOf } from '../helpers.js';
import { drifting, statesOf, untrained, weightsOf } from './trainers.js';

const source = untrained({ w: [4, -3, 2, -1, 7, 7, 7, 7] });
const from = beginMasked(source, new Map([['w', maskOf('1 1 1 1 0 0 0 0')]]));
const trainer = drifting(Array(8).fill(0));

it('drops those nearest to zero of each sign and grows where the draws are largest, from zero', async () => {
  const draws = [0.9, 0, 0.1, 0.2, 0.3, 0.95, 0.4, 0.8];
  const rounds: number[] = [];
  const random = (round: number) => {
    rounds.push(round);
    let next = 0;
    return () => draws[next++]!;
  };
  const method = set({ interval: 2, stop: 4, fraction: 0.5, end: 6, random });
  const [before, after] = await statesOf({ method, trainer, from });
  expect(allFlags(before!.masks).w).toBe('1 1 1 1 0 0 0 0');
  // Of 4 and 2 the 2 goes, of -3 and -1 the -1; .95 and .8 are the largest draws of what is not kept.
  expect(allFlags(after!.masks).w).toBe('1 1 0 0 0 1 0 1');
  expect(weightsOf(after!)).toEqual([4, -3, 0, 0, 0, 0, 0, 0]);
  expect(rounds).toEqual([0]);
});
