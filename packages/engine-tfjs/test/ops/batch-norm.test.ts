import { noAttributes } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const epsilon = 1e-3;

describe.each([
  ['images', [4, 3, 5, 2]],
  ['one position', [4, 3, 1, 1]],
  ['rows', [6, 3]],
])('batch normalisation of %s', (_, shape) => {
  const random = randomNumbers(8);
  const channels = [shape[1]!];
  const x = randomTensor(random, shape, [-1, 2]);
  const dy = randomTensor(random, shape);
  const scale = randomTensor(random, channels, [0.5, 1.5]);
  const bias = randomTensor(random, channels);
  const mean = randomTensor(random, channels);
  const variance = randomTensor(random, channels, [0.1, 1]);

  it('batchNorm', async () => {
    const difference = await differenceFromReference({
      op: 'batchNorm',
      attributes: { epsilon, statistics: 'running' },
      inputs: [x, scale, bias, mean, variance],
    });
    expect(difference).toBeLessThan(1e-6);
  });

  it('batchMean', async () => {
    const difference = await differenceFromReference({
      op: 'batchMean',
      attributes: noAttributes,
      inputs: [x],
    });
    expect(difference).toBeLessThan(1e-6);
  });

  it('batchVariance', async () => {
    const difference = await differenceFromReference({
      op: 'batchVariance',
      attributes: noAttributes,
      inputs: [x, mean],
    });
    expect(difference).toBeLessThan(1e-6);
  });

  it('batchNormScaleGradient', async () => {
    const difference = await differenceFromReference({
      op: 'batchNormScaleGradient',
      attributes: { epsilon },
      inputs: [x, mean, variance, dy],
    });
    expect(difference).toBeLessThan(1e-6);
  });

  it('batchNormRunningInputGradient', async () => {
    const difference = await differenceFromReference({
      op: 'batchNormRunningInputGradient',
      attributes: { epsilon },
      inputs: [dy, scale, variance],
    });
    expect(difference).toBeLessThan(1e-6);
  });

  it('batchNormBatchInputGradient', async () => {
    const difference = await differenceFromReference({
      op: 'batchNormBatchInputGradient',
      attributes: { epsilon },
      inputs: [x, scale, mean, variance, dy, randomTensor(random, channels), bias],
    });
    expect(difference).toBeLessThan(1e-6);
  });
});
