import { noAttributes } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const random = randomNumbers(4);

describe.each([
  ['several rows', 3, 7, 5],
  ['one row', 1, 7, 5],
  ['one class', 3, 7, 1],
  ['one feature', 3, 1, 5],
])('linear with %s', (_, items, features, outputs) => {
  const x = randomTensor(random, [items, features]);
  const weight = randomTensor(random, [outputs, features]);

  it('and a bias', async () => {
    const inputs = [x, weight, randomTensor(random, [outputs])];
    const difference = await differenceFromReference({ op: 'linear', attributes: noAttributes, inputs });
    expect(difference).toBeLessThan(1e-6);
  });

  it('without bias', async () => {
    const inputs = [x, weight];
    const difference = await differenceFromReference({ op: 'linear', attributes: noAttributes, inputs });
    expect(difference).toBeLessThan(1e-6);
  });
});

describe.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('matmul, transposed: %s, %s', (transposeA, transposeB) => {
  it.each([
    [3, 4, 5],
    [1, 4, 5],
    [3, 1, 5],
    [3, 4, 1],
  ])('of %i rows, %i terms, %i columns', async (rows, inner, columns) => {
    const a = randomTensor(random, transposeA ? [inner, rows] : [rows, inner]);
    const b = randomTensor(random, transposeB ? [columns, inner] : [inner, columns]);
    const difference = await differenceFromReference({
      op: 'matmul',
      attributes: { transposeA, transposeB },
      inputs: [a, b],
    });
    expect(difference).toBeLessThan(1e-6);
  });
});

describe.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])('planeMatmul, transposed: %s, %s', (transposeA, transposeB) => {
  it.each([
    [2, 2],
    [1, 3],
    [3, 1],
  ])('of batches of %i and %i', async (itemsA, itemsB) => {
    const a = randomTensor(random, [itemsA, 2, ...(transposeA ? [4, 3] : [3, 4])]);
    const b = randomTensor(random, [itemsB, 2, ...(transposeB ? [5, 4] : [4, 5])]);
    const difference = await differenceFromReference({
      op: 'planeMatmul',
      attributes: { transposeA, transposeB },
      inputs: [a, b],
    });
    expect(difference).toBeLessThan(1e-6);
  });
});
