import { expect, it } from 'vitest';
import { randomMasksLike } from '../../src/index.js';
import { allFlags, maskOf } from '../helpers.js';

it('keeps as many weights of each parameter, where the draws are largest', () => {
  const draws = [0.1, 0.9, 0.8, 0.5, 0.2, 0.7];
  const masks = new Map([
    ['a', maskOf('1 1 0 0')],
    ['b', maskOf('0 1')],
  ]);
  const drawn = randomMasksLike(masks, () => draws.shift()!);
  expect(allFlags(drawn)).toEqual({ a: '0 1 1 0', b: '0 1' });
});
