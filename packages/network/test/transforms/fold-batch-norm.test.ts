import { describe, expect, it } from 'vitest';
import {
  type BoundNetwork,
  checkBoundWeights,
  foldBatchNorm,
  GraphError,
  logitsProgram,
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  resnetCifar,
  vgg11_bn,
  type Weights,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { interpret } from '../support/reference/interpret.js';
import { waveImages, waveWeights } from '../support/wave.js';

function floatWeights(network: Network): Weights {
  return new Map(
    [...waveWeights(network)].map(([name, { shape, data }]) => [
      name,
      { shape, data: Float32Array.from(data) },
    ]),
  );
}

function logits({ network, weights }: BoundNetwork): Float64Array {
  const { channels, height, width } = network.input;
  const program = logitsProgram(network, { batch: 2 });
  checkBoundWeights(program, weights);
  return interpret(program, { images: waveImages([2, channels, height, width]) }, weights).logits!.data;
}

const input = { channels: 3, height: 5, width: 5, mean: [0, 0, 0], std: [1, 1, 1] };

/** Two convolutions with bias, one of which feeds a norm and something else. */
function branching(): Network {
  const builder = new NetworkBuilder(input);
  const stem = builder.batchNorm(
    'bn0',
    builder.convolution('conv0', builder.input, { channels: 4, kernel: 3, bias: true }),
  );
  const shared = builder.convolution('conv1', stem, { channels: 4, kernel: 1, bias: true });
  const sum = builder.apply(operations.add, [builder.batchNorm('bn1', shared), shared], noAttributes, 'sum');
  const features = builder.apply(
    operations.globalAveragePool,
    [builder.batchNorm('bn2', sum)],
    noAttributes,
    'pool',
  );
  return builder.network('branching', {
    features,
    classifier: 'fc',
    logits: builder.linear('fc', features, { features: 2 }),
  });
}

describe('foldBatchNorm', () => {
  it.each([
    ['a CIFAR ResNet', resnetCifar(8, { inputSize: 8 })],
    ['convolutions with bias and norms that stay', branching()],
  ])('computes the same function for %s', (_, network) => {
    const bound = { network, weights: floatWeights(network) };
    expectClose(logits(foldBatchNorm(bound)), logits(bound), 1e-5);
  });

  it('leaves no batch normalisation after a convolution', () => {
    const network = resnetCifar(20);
    const folded = foldBatchNorm({ network, weights: floatWeights(network) });
    expect(folded.network.nodes.some(({ op }) => op === 'batchNorm')).toBe(false);
    expect([...folded.network.parameters.keys()].some((name) => name.includes('bn'))).toBe(false);
    expect([...folded.weights.keys()].sort()).toEqual([...folded.network.parameters.keys()].sort());
  });

  it('keeps the bias of a convolution that has one', () => {
    const network = vgg11_bn({ classes: 2, inputSize: 32, hiddenFeatures: 2 });
    const parameters = foldBatchNorm({ network, weights: floatWeights(network) }).network.parameters;
    expect([...parameters.keys()].slice(0, 4)).toEqual([
      'features.0.weight',
      'features.0.bias',
      'features.4.weight',
      'features.4.bias',
    ]);
  });

  it('does not fold a norm whose convolution is used elsewhere, or which follows another operation', () => {
    const network = branching();
    const folded = foldBatchNorm({ network, weights: floatWeights(network) }).network;
    expect(folded.nodes.filter(({ op }) => op === 'batchNorm').map(({ name }) => name)).toEqual([
      'bn1',
      'bn2',
    ]);
  });

  it('keeps the zeros of a pruned weight', () => {
    const network = resnetCifar(8);
    const weights = new Map(floatWeights(network));
    const { shape, data } = weights.get('layer2.0.conv1.weight')!;
    const pruned = data.map((value, index) => (index % 3 === 0 ? 0 : value));
    weights.set('layer2.0.conv1.weight', { shape, data: pruned });
    const folded = foldBatchNorm({ network, weights }).weights.get('layer2.0.conv1.weight')!;
    expect(folded.data.every((value, index) => (value === 0) === (pruned[index] === 0))).toBe(true);
  });

  it('does not change what it is given', () => {
    const network = resnetCifar(8);
    const weights = floatWeights(network);
    const before = weights.get('conv1.weight')!.data.slice();
    foldBatchNorm({ network, weights });
    expect(weights.get('conv1.weight')!.data).toEqual(before);
    expect(network.parameters.has('bn1.weight')).toBe(true);
  });

  it('refuses weights without a parameter', () => {
    const network = resnetCifar(8);
    const weights = new Map(floatWeights(network));
    weights.delete('bn1.running_var');
    expect(() => foldBatchNorm({ network, weights })).toThrow(
      new GraphError('invalid weights: got no bn1.running_var, expected every parameter'),
    );
  });
});
