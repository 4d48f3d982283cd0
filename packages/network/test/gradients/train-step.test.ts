import { describe, expect, it } from 'vitest';
import {
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  resnetCifar,
  squeezenet1_1,
  statisticOutput,
  trainableParameters,
  trainStepProgram,
} from '../../src/index.js';
import { directionalDifference, dot } from '../support/central-differences.js';
import { expectClose } from '../support/close.js';
import { interpret } from '../support/reference/interpret.js';
import type { Value } from '../support/reference/value.js';
import { wave, waveImages, waveWeights } from '../support/wave.js';

/** Every kind of layer once, with smooth activations so that differences are exact everywhere. */
function smoothNetwork(): Network {
  const builder = new NetworkBuilder({
    channels: 3,
    height: 6,
    width: 6,
    mean: [0.5, 0.4, 0.3],
    std: [0.2, 0.3, 0.25],
  });
  const { sigmoid, averagePool, concat, flatten } = operations;
  let x = builder.convolution('conv1', builder.input, { channels: 4, kernel: 3, padding: 1, bias: true });
  x = builder.apply(sigmoid, [builder.batchNorm('bn1', x)], noAttributes, 'act1');
  const left = builder.convolution('left', x, { channels: 2, kernel: 3, stride: 2, padding: 1 });
  const pool = { kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0] } as const;
  const right = builder.apply(averagePool, [x], pool, 'right');
  x = builder.apply(concat, [left, right], noAttributes, 'both');
  x = builder.apply(flatten, [x], noAttributes, 'flat');
  const features = builder.apply(
    sigmoid,
    [builder.linear('hidden', x, { features: 5 })],
    noAttributes,
    'act2',
  );
  const logits = builder.linear('head', features, { features: 3, prunable: false });
  return builder.network('smooth', { features, classifier: 'head', logits });
}

const networks: readonly (readonly [string, Network])[] = [
  ['a smooth network', smoothNetwork()],
  ['resnet8-cifar', resnetCifar(8, { classes: 3, inputSize: 8 })],
  ['squeezenet1_1', squeezenet1_1({ classes: 3, inputSize: 25 })],
];

function feedsOf(network: Network, batch: number): Record<string, Value> {
  const { channels, height, width } = network.input;
  return {
    ...Object.fromEntries(waveWeights(network)),
    images: waveImages([batch, channels, height, width]),
    labels: { shape: [batch], data: Float64Array.from({ length: batch }, (_, item) => item % 3) },
    itemWeights: { shape: [batch], data: Float64Array.from({ length: batch }, () => 1 / batch) },
  };
}

describe('trainStepProgram', { timeout: 60_000 }, () => {
  it.each(networks)('computes the gradient of every parameter of %s', (_, network) => {
    const program = trainStepProgram(network, { batch: 2 });
    const feeds = feedsOf(network, 2);
    const outputs = interpret(program, feeds);
    const names = trainableParameters(network);
    const sampled = names.filter((__, index) => names.length < 20 || index % 7 === 0);
    for (const name of sampled) {
      const gradient = outputs[`gradient/${name}`]!;
      expect(gradient.shape).toEqual(network.parameters.get(name)!.shape);
      const direction = wave(gradient.shape, 3).data;
      const loss = (at: typeof feeds) => interpret(program, at).loss!.data[0]!;
      const expected = directionalDifference(loss, feeds, name, direction, 1e-7);
      expectClose([dot(gradient.data, direction)], [expected], 1e-5);
    }
  });

  it('hands out the statistics of the batch for the running ones', () => {
    const network = smoothNetwork();
    const outputs = interpret(trainStepProgram(network, { batch: 2 }), feedsOf(network, 2));
    expect(outputs[statisticOutput('bn1.running_mean')]!.shape).toEqual([4]);
    expect(outputs[statisticOutput('bn1.running_var')]!.data.every((value) => value > 0)).toBe(true);
  });

  it('does not let an item of weight 0 touch loss or gradients', () => {
    const network = squeezenet1_1({ classes: 3, inputSize: 25 });
    const program = trainStepProgram(network, { batch: 2 });
    const feeds = { ...feedsOf(network, 2), itemWeights: { shape: [2], data: Float64Array.of(1, 0) } };
    const single = feedsOf(network, 1);
    const expected = interpret(trainStepProgram(network, { batch: 1 }), single);
    const outputs = interpret(program, feeds);
    for (const name of ['loss', 'gradient/features.0.weight', 'gradient/classifier.1.bias']) {
      expectClose(outputs[name]!.data, expected[name]!.data, 1e-12);
    }
  });
});
