import { describe, expect, it } from 'vitest';
import { GraphBuilder, type Network, resnetCifar, squeezenet1_1, vgg11 } from '../../src/index.js';
import { emitClassifierRows } from '../../src/programs/emit-classifier-rows.js';
import {
  declareImages,
  declareParameters,
  type EmittedValues,
  emitNetwork,
  emitNormalization,
} from '../../src/programs/emit-network.js';
import { int } from '../support/value-types.js';

function builderOf(network: Network): { builder: GraphBuilder; emitted: EmittedValues } {
  const builder = new GraphBuilder();
  const { channels, height, width } = network.input;
  const images = declareImages(builder, 2, [channels, height, width]);
  declareParameters(builder, network);
  const emitted = emitNetwork(builder, network, emitNormalization(builder, network.input, images));
  builder.input('rows', int(3));
  return { builder, emitted };
}

const cases: readonly (readonly [string, Network, readonly string[]])[] = [
  ['a linear classifier', resnetCifar(8), ['gatherRows', 'gatherRows', 'linear']],
  [
    'a linear classifier after hidden layers',
    vgg11({ inputSize: 32, hiddenFeatures: 8 }),
    ['gatherRows', 'gatherRows', 'linear'],
  ],
  [
    'a convolutional classifier',
    squeezenet1_1({ inputSize: 32 }),
    ['gatherRows', 'gatherRows', 'conv2d', 'relu', 'globalAveragePool'],
  ],
];

describe('emitClassifierRows', () => {
  it.each(cases)('emits only %s once more', (_, network, ops) => {
    const { builder, emitted } = builderOf(network);
    const before = builder.graph().nodes.length;
    const logits = emitClassifierRows(builder, network, emitted, 'rows');
    const added = builder.graph().nodes.slice(before);
    expect(added.map(({ op }) => op)).toEqual(ops);
    expect(builder.type(logits).shape).toEqual([2, 3]);
  });

  it('reads the features that the classifier reads', () => {
    const network = squeezenet1_1({ inputSize: 32 });
    const { builder, emitted } = builderOf(network);
    emitClassifierRows(builder, network, emitted, 'rows');
    const node = builder.graph().nodes.find(({ name }) => name === 'classifier.1.rows')!;
    expect(node.inputs).toEqual([network.features, 'classifier.1.weight.rows', 'classifier.1.bias.rows']);
  });
});
