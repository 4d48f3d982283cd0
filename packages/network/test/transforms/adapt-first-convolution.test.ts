import { describe, expect, it } from 'vitest';
import {
  adaptFirstConvolution,
  GraphError,
  InvalidArgumentError,
  logitsProgram,
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  squeezenet1_0,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { interpret } from '../support/reference/interpret.js';
import type { Value } from '../support/reference/value.js';
import { waveImages, waveWeights } from '../support/wave.js';

const caffe = { channelOrder: 'BGR', range: 255, mean: [104, 117, 123] } as const;

function small(): Network {
  const builder = new NetworkBuilder({
    channels: 3,
    height: 4,
    width: 4,
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  });
  const x = builder.convolution('conv', builder.input, { channels: 2, kernel: 3, padding: 1, bias: true });
  const features = builder.apply(operations.flatten, [x], noAttributes, 'flat');
  const logits = builder.linear('fc', features, { features: 3 });
  return builder.network('small', { features, classifier: 'fc', logits });
}

function floatWeights(network: Network) {
  const entries = [...waveWeights(network)];
  return new Map(entries.map(([name, { shape, data }]) => [name, { shape, data: Float32Array.from(data) }]));
}

/** The images as Caffe prepared them: BGR, 0..255, mean subtracted. */
function prepared({ shape, data }: Value): Value {
  const plane = shape[2]! * shape[3]!;
  return {
    shape,
    data: data.map((_, index) => {
      const channel = Math.floor(index / plane) % 3;
      return data[index + (2 - 2 * channel) * plane]! * 255 - caffe.mean[channel]!;
    }),
  };
}

describe('adaptFirstConvolution', () => {
  it('gives on RGB images in 0..1 what the weights gave on theirs, padding included', () => {
    const network = small();
    const weights = floatWeights(network);
    const raw = { ...network, input: { ...network.input, mean: [0, 0, 0], std: [1, 1, 1] } };
    const images = waveImages([2, 3, 4, 4]);
    const expected = interpret(logitsProgram(raw, { batch: 2 }), { images: prepared(images) }, weights);
    const adapted = adaptFirstConvolution({ network, weights }, caffe);
    const outputs = interpret(logitsProgram(adapted.network, { batch: 2 }), { images }, adapted.weights);
    expectClose(outputs.logits!.data, expected.logits!.data, 1e-10);
  });

  it('leaves the weights alone for RGB', () => {
    const network = small();
    const weights = floatWeights(network);
    const convention = {
      channelOrder: 'RGB',
      range: 1,
      mean: [0.5, 0.4, 0.3],
      std: [0.2, 0.2, 0.1],
    } as const;
    const adapted = adaptFirstConvolution({ network, weights }, convention);
    expect(adapted.weights).toBe(weights);
    expect(adapted.network.input).toMatchObject({ mean: [0.5, 0.4, 0.3], std: [0.2, 0.2, 0.1] });
  });

  it('changes only the first kernel', () => {
    const network = squeezenet1_0({ inputSize: 32, classes: 2 });
    const weights = floatWeights(network);
    const adapted = adaptFirstConvolution({ network, weights }, caffe);
    const changed = [...adapted.weights.keys()].filter(
      (name) => adapted.weights.get(name) !== weights.get(name),
    );
    expect(changed).toEqual(['features.0.weight']);
  });

  it.each([
    { ...caffe, mean: [104, 117] },
    { ...caffe, std: [1, 0, 1] },
    { ...caffe, range: 0 },
    { ...caffe, range: Number.NaN },
  ])('refuses $mean, $std, $range', (convention) => {
    const network = small();
    expect(() => adaptFirstConvolution({ network, weights: new Map() }, convention)).toThrow(
      InvalidArgumentError,
    );
  });

  it('refuses weights without the first kernel', () => {
    expect(() => adaptFirstConvolution({ network: small(), weights: new Map() }, caffe)).toThrow(GraphError);
  });

  it('refuses a network that does not start with a convolution', () => {
    const builder = new NetworkBuilder(small().input);
    const features = builder.apply(operations.flatten, [builder.input], noAttributes, 'flat');
    const network = builder.network('flat', {
      features,
      classifier: 'fc',
      logits: builder.linear('fc', features, { features: 3 }),
    });
    expect(() => adaptFirstConvolution({ network, weights: new Map() }, caffe)).toThrow(GraphError);
  });
});
