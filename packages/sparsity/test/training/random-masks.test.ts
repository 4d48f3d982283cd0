import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { prune, randomMasksLike } from '../../src/index.js';
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

it('draws the masks that it drew when the zoo was made', () => {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const sizes = { a: 300, b: 1001, c: 8 };
  const weights = new Map(
    Object.entries(sizes).map(([name, size]) => [
      name,
      { data: Float32Array.from({ length: size }, () => random() - 0.5), shape: [size] },
    ]),
  );
  const like = prune(weights, Object.keys(sizes), { method: 'magnitude-global', sparsity: 0.7 }).masks;
  const hash = createHash('sha256');
  for (const [name, mask] of randomMasksLike(like, random)) hash.update(name).update(mask.toBits());
  expect(hash.digest('hex')).toBe('418c0448de5e96bf240d1c3c42401d7e4cb1df46818cf0dc40c3165466a9de75');
});

it('keeps nothing of a parameter that keeps nothing', () => {
  const masks = new Map([
    ['a', maskOf('0 0 0')],
    ['b', maskOf('1 1')],
  ]);
  expect(allFlags(randomMasksLike(masks, () => 0.5))).toEqual({ a: '0 0 0', b: '1 1' });
});
