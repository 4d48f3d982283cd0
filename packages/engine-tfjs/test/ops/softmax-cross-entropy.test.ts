import { floatTensor, intTensor, noAttributes } from '@reticket/network';
import { expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const random = randomNumbers(10);
const labels = intTensor(Int32Array.of(2, 0, 4, 4));
const itemWeights = floatTensor(Float32Array.of(0.5, 0.25, 0, 0.25), [4]);
const logits = randomTensor(random, [4, 5], [-5, 5]);
const large = { shape: logits.shape, data: logits.data.map((value) => 60 * value) };

it.each([
  ['moderate', logits],
  ['large', large],
])('softmaxCrossEntropy of %s logits', async (_, values) => {
  const inputs = [values, labels, itemWeights];
  const difference = await differenceFromReference({
    op: 'softmaxCrossEntropy',
    attributes: noAttributes,
    inputs,
  });
  expect(difference).toBeLessThan(1e-6);
});

it.each([
  ['moderate', logits],
  ['large', large],
])('softmaxCrossEntropyGradient of %s logits', async (_, values) => {
  const inputs = [values, labels, itemWeights, floatTensor(Float32Array.of(1.5), [])];
  const difference = await differenceFromReference({
    op: 'softmaxCrossEntropyGradient',
    attributes: noAttributes,
    inputs,
  });
  expect(difference).toBeLessThan(1e-6);
});
