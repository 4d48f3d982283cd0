import { noAttributes } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const random = randomNumbers(2);

describe.each(['add', 'multiply'] as const)('%s', (op) => {
  it.each([
    ['equal shapes', [3, 2, 2, 5], [3, 2, 2, 5]],
    ['a shared second operand', [3, 2, 2, 5], [1, 2, 2, 5]],
    ['a shared first operand', [1, 4], [3, 4]],
    ['vectors', [5], [5]],
    ['scalars', [], []],
  ])('of %s', async (_, a, b) => {
    const inputs = [randomTensor(random, a), randomTensor(random, b)];
    expect(await differenceFromReference({ op, attributes: noAttributes, inputs })).toBeLessThan(1e-6);
  });
});

it.each([
  ['images', [4, 3, 5, 2]],
  ['one image', [1, 3, 5, 2]],
  ['rows', [4, 6]],
  ['more columns than wasm can pool', [3, 9000]],
  ['a vector', [7]],
  ['rank three', [4, 3, 2]],
])('batchSum of %s', async (_, shape) => {
  const inputs = [randomTensor(random, shape)];
  const difference = await differenceFromReference({ op: 'batchSum', attributes: noAttributes, inputs });
  expect(difference).toBeLessThan(1e-6);
});

it.each([
  ['', [0.5, -1, 2]],
  [' without offset', [0, 0, 0]],
])('affine%s', async (_, offset) => {
  const difference = await differenceFromReference({
    op: 'affine',
    attributes: { scale: [2, 3, 0.25], offset },
    inputs: [randomTensor(random, [2, 3, 4, 5])],
  });
  expect(difference).toBeLessThan(1e-6);
});

it.each([
  ['images', [4, 3, 5, 2]],
  ['rows', [4, 6]],
  ['rank three', [4, 3, 2]],
])('channelSum of %s', async (_, shape) => {
  const inputs = [randomTensor(random, shape)];
  const difference = await differenceFromReference({ op: 'channelSum', attributes: noAttributes, inputs });
  expect(difference).toBeLessThan(1e-6);
});
