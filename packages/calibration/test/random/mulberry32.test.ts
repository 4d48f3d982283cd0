import { expect, it } from 'vitest';
import { mulberry32 } from '../../src/index.js';

it('has the first numbers of the published generator', () => {
  const random = mulberry32(1);
  expect([random(), random(), random()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

it('rejects what is no seed', () => {
  expect(() => mulberry32(-1)).toThrow('invalid seed: got -1, expected an integer from 0 to 4294967295');
  expect(() => mulberry32(0.5)).toThrow('invalid seed: got 0.5');
});
