import { describe, expect, it } from 'vitest';
import {
  NetworkBuilder,
  noAttributes,
  operations,
  statisticCounts,
  trainStepProgram,
  updateRunningStatistics,
} from '../../src/index.js';

const builder = new NetworkBuilder({ channels: 1, height: 4, width: 6, mean: [0], std: [1] });
const convolved = builder.convolution('conv', builder.input, {
  channels: 2,
  kernel: 3,
  stride: 2,
  padding: 1,
});
const features = builder.apply(
  operations.globalAveragePool,
  [builder.batchNorm('bn', convolved)],
  noAttributes,
  'features',
);
const logits = builder.linear('fc', features, { features: 3 });
const network = builder.network('small', { features, classifier: 'fc', logits });

describe('running statistics', () => {
  it('are taken over all images and places of a channel', () => {
    const counts = statisticCounts(network, trainStepProgram(network, { batch: 5 }));
    expect([...counts]).toEqual([
      ['bn.running_mean', 5 * 2 * 3],
      ['bn.running_var', 5 * 2 * 3],
    ]);
  });

  it('go a tenth of the way to those of the batch, whose variance is taken unbiased', () => {
    const vector = (...values: number[]) => ({ data: Float32Array.of(...values), shape: [2] });
    const weights = new Map([
      ['bn.running_mean', vector(0, 10)],
      ['bn.running_var', vector(1, 2)],
    ]);
    const outputs = { 'statistic/bn.running_mean': vector(5, 0), 'statistic/bn.running_var': vector(3, 6) };
    const counts = new Map([
      ['bn.running_mean', 4],
      ['bn.running_var', 4],
    ]);
    updateRunningStatistics(network, weights, outputs, counts);
    expect([...weights.get('bn.running_mean')!.data]).toEqual([0.5, 9]);
    // 0.9 * 1 + 0.1 * 3 * 4 / 3 and 0.9 * 2 + 0.1 * 6 * 4 / 3
    expect([...weights.get('bn.running_var')!.data]).toEqual([1.3, 2.6].map(Math.fround));
  });
});
