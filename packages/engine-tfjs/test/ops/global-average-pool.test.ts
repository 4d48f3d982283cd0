import { noAttributes } from '@reticket/network';
import { expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const random = randomNumbers(1);

it.each([
  ['a plane', [2, 5, 3, 4]],
  ['one position', [2, 5, 1, 1]],
  ['more channels than wasm can pool', [1, 9000, 2, 2]],
])('globalAveragePool of %s', async (_, shape) => {
  const inputs = [randomTensor(random, shape)];
  const difference = await differenceFromReference({
    op: 'globalAveragePool',
    attributes: noAttributes,
    inputs,
  });
  expect(difference).toBeLessThan(1e-6);
});

it('globalAveragePoolGradient', async () => {
  const difference = await differenceFromReference({
    op: 'globalAveragePoolGradient',
    attributes: { inputSize: [3, 4] },
    inputs: [randomTensor(random, [2, 5])],
  });
  expect(difference).toBeLessThan(1e-6);
});
