import { describe, expect, it } from 'vitest';
import {
  featuresProgram,
  GraphError,
  logitsProgram,
  type Network,
  resnetCifar,
  squeezenet1_1,
  vgg11,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { interpret } from '../support/reference/interpret.js';
import { waveImages, waveWeights } from '../support/wave.js';

const cases: readonly (readonly [string, Network, number])[] = [
  ['resnet8-cifar', resnetCifar(8, { inputSize: 8 }), 64],
  ['squeezenet1_1', squeezenet1_1({ inputSize: 25, classes: 3 }), 512],
  ['vgg11', vgg11({ inputSize: 32, hiddenFeatures: 6, classes: 3 }), 6],
];

describe('featuresProgram', () => {
  it.each(cases)('gives one vector per image of %s, without the classifier', (_, network, count) => {
    const program = featuresProgram(network, { batch: 2 });
    expect(program.types.get(program.outputs.get('features')!)!.shape).toEqual([2, count]);
    expect(program.parameters.has(network.classifier.weight)).toBe(false);
    expect([...program.parameters.keys()].length).toBe(network.parameters.size - 2);
  });

  it('gives what the classifier sees', () => {
    const network = resnetCifar(8, { inputSize: 8 });
    const weights = waveWeights(network);
    const images = waveImages([2, 3, 8, 8]);
    const { features } = interpret(featuresProgram(network, { batch: 2 }), { images }, weights);
    const { logits } = interpret(logitsProgram(network, { batch: 2 }), { images }, weights);
    const weight = weights.get('linear.weight')!.data;
    const bias = weights.get('linear.bias')!.data;
    const expected = [0, 1].flatMap((item) =>
      [...bias].map((b, c) =>
        features!.data
          .subarray(item * 64, item * 64 + 64)
          .reduce((sum, value, k) => sum + value * weight[c * 64 + k]!, b),
      ),
    );
    expectClose(logits!.data, expected, 1e-12);
  });
});

describe('logitsProgram', () => {
  it('takes images in 0..1 and normalises them', () => {
    const program = logitsProgram(resnetCifar(8), { batch: 4 });
    expect(Object.fromEntries(program.inputs)).toEqual({
      images: { dtype: 'float32', shape: [4, 3, 32, 32] },
    });
    expect(program.nodes[0]).toMatchObject({ op: 'affine', inputs: ['images'] });
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a batch of %d', (batch) => {
    expect(() => logitsProgram(resnetCifar(8), { batch })).toThrow(
      new GraphError(`invalid batch: got ${batch}, expected an integer >= 1`),
    );
  });
});
