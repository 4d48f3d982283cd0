import { describe, expect, it } from 'vitest';
import {
  gradientOutput,
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  poolBeforeRelu,
  resnet18,
  squeezenet1_1,
  trainStepProgram,
  vgg11,
} from '../../src/index.js';
import { interpret } from '../support/reference/interpret.js';
import { waveImages, waveWeights } from '../support/wave.js';

const input = { channels: 3, height: 9, width: 9, mean: [0, 0, 0], std: [1, 1, 1] };
const window = { kernel: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1], ceil: false } as const;

/** One fire-like stage: a ReLU each on two convolutions, joined, pooled and classified. */
function fire({ reluReadTwice }: { reluReadTwice: boolean }): Network {
  const builder = new NetworkBuilder(input);
  const one = builder.relu(builder.convolution('one', builder.input, { channels: 2, kernel: 1 }));
  const three = builder.relu(
    builder.convolution('three', builder.input, { channels: 3, kernel: 3, padding: 1 }),
  );
  const joint = builder.apply(operations.concat, [one, three], noAttributes, 'joint');
  const pooled = builder.apply(operations.maxPool, [joint], window, 'pool');
  const read = reluReadTwice
    ? builder.apply(
        operations.concat,
        [pooled, builder.apply(operations.maxPool, [three], window, 'again')],
        noAttributes,
        'read',
      )
    : pooled;
  const features = builder.apply(operations.globalAveragePool, [read], noAttributes, 'features');
  return builder.network('fire', {
    features,
    classifier: 'fc',
    logits: builder.linear('fc', features, { features: 4 }),
  });
}

const kinds = (network: Network) => network.nodes.map(({ op }) => op);

/** Loss, logits and the gradient of every parameter of two images. */
function trainStep(network: Network) {
  const weights = waveWeights(network);
  return interpret(trainStepProgram(network, { batch: 2 }), {
    images: waveImages([2, 3, 9, 9]),
    labels: { shape: [2], data: Float64Array.of(1, 3) },
    itemWeights: { shape: [2], data: Float64Array.of(0.5, 0.5) },
    ...Object.fromEntries(weights),
  });
}

/** The same network, its ReLUs kept in front of the pool by a second reader that adds nothing. */
function pinned(network: Network): Network {
  return {
    ...network,
    nodes: network.nodes.flatMap((node) =>
      node.op === 'relu'
        ? [
            { ...node, name: `${node.name}.raw` },
            {
              name: node.name,
              op: 'affine' as const,
              inputs: [`${node.name}.raw`],
              attributes: affineIdentity(network, node.name),
            },
          ]
        : [node],
    ),
  };
}

function affineIdentity(network: Network, relu: string) {
  const convolution = relu.replace('.relu', '');
  const [channels] = network.parameters.get(`${convolution}.weight`)!.shape;
  return { scale: new Array(channels).fill(1), offset: new Array(channels).fill(0) };
}

describe('pooling before a ReLU', () => {
  it('moves the ReLUs of a concatenation behind the pool', () => {
    expect(kinds(poolBeforeRelu(fire({ reluReadTwice: false })))).toEqual([
      'conv2d',
      'conv2d',
      'concat',
      'maxPool',
      'relu',
      'globalAveragePool',
      'linear',
    ]);
  });

  it('leaves a ReLU where something else reads it too', () => {
    const network = fire({ reluReadTwice: true });
    expect(poolBeforeRelu(network)).toEqual(network);
  });

  it.each([
    ['squeezenet1_1', squeezenet1_1(), 3],
    ['resnet18', resnet18(), 1],
    ['vgg11', vgg11({ hiddenFeatures: 8 }), 5],
  ])('meets every max pool of %s', (_, network, pools) => {
    const { nodes } = poolBeforeRelu(network);
    const read = nodes.filter((node, index) => node.op === 'relu' && nodes[index - 1]?.op === 'maxPool');
    expect(read).toHaveLength(pools);
    expect(nodes).toHaveLength(network.nodes.length - (network.name.startsWith('squeeze') ? 2 : 0));
  });

  it('changes no bit of a training step', () => {
    const network = fire({ reluReadTwice: false });
    const moved = trainStep(network);
    const kept = trainStep(pinned(network));
    expect(moved).toEqual(kept);
    expect(moved[gradientOutput('three.weight')]!.data.some((value) => value !== 0)).toBe(true);
  });
});
