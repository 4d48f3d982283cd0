import { intTensor, noAttributes } from '@reticket/network';
import { expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const random = randomNumbers(6);

it.each([
  ['a vector', [5]],
  ['a matrix', [5, 3]],
  ['a kernel', [5, 3, 2, 2]],
])('gatherRows of %s', async (_, shape) => {
  const inputs = [randomTensor(random, shape), intTensor(Int32Array.of(4, 0, 4, 2, 1, 3))];
  expect(await differenceFromReference({ op: 'gatherRows', attributes: noAttributes, inputs })).toBe(0);
});
