import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  promptStepProgram,
  type Rectangle,
  ShapeError,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { borderPrompt } from '../support/expansive-prompt.js';
import { interpret } from '../support/reference/interpret.js';
import { wave, waveImages, waveWeights } from '../support/wave.js';

const size = 15;

interface Layer {
  readonly kind: 'convolution' | 'maxPool' | 'averagePool' | 'residual' | 'fire' | 'norm' | 'shortcut';
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly ceil: boolean;
}

function addLayer(builder: NetworkBuilder, x: string, name: string, layer: Layer): string {
  const { kernel, stride, padding } = layer;
  const window = {
    kernel: [kernel, kernel],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  } as const;
  const channels = builder.shape(x)[1]!;
  const same = { channels, kernel: 3, padding: 1 };
  switch (layer.kind) {
    case 'convolution':
      return builder.relu(builder.convolution(name, x, { channels: 3, kernel, stride, padding, bias: true }));
    case 'maxPool':
      return builder.apply(operations.maxPool, [x], { ...window, ceil: layer.ceil }, name);
    case 'averagePool':
      return builder.apply(operations.averagePool, [x], window, name);
    case 'norm':
      return builder.apply(operations.sigmoid, [builder.batchNorm(name, x)], noAttributes, `${name}.act`);
    case 'residual':
      return builder.relu(
        builder.apply(operations.add, [builder.convolution(name, x, same), x], noAttributes, `${name}.add`),
      );
    case 'fire': {
      const one = builder.convolution(`${name}.one`, x, { channels: 1, kernel: 1 });
      const three = builder.convolution(`${name}.three`, x, { ...same, channels: 2, bias: true });
      return builder.apply(operations.concat, [one, three], noAttributes, name);
    }
    case 'shortcut': {
      const ends = [Infinity, Infinity, Infinity, Infinity];
      const even = { starts: [0, 0, 0, 0], ends, steps: [1, 1, 2, 2] };
      const halved = builder.apply(operations.slice, [x], even, `${name}.halved`);
      const zeros = { before: [0, 1, 0, 0], after: [0, 0, 0, 0] };
      return builder.apply(operations.pad, [halved], zeros, name);
    }
  }
}

/** The layers that fit, then global average pooling and a linear classifier. */
function networkOf(layers: readonly Layer[]): Network {
  const builder = new NetworkBuilder({
    channels: 3,
    height: size,
    width: size,
    mean: [0.4, 0.5, 0.6],
    std: [0.2, 0.3, 0.4],
  });
  let x = builder.input;
  layers.forEach((layer, index) => {
    try {
      x = addLayer(builder, x, `layer${index}`, layer);
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
    }
  });
  const features = builder.apply(operations.globalAveragePool, [x], noAttributes, 'features');
  const logits = builder.linear('fc', features, { features: 5 });
  return builder.network('random', { features, classifier: 'fc', logits });
}

const layer: fc.Arbitrary<Layer> = fc
  .record({
    kind: fc.constantFrom(
      'convolution' as const,
      'maxPool' as const,
      'averagePool' as const,
      'residual' as const,
      'fire' as const,
      'norm' as const,
      'shortcut' as const,
    ),
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 2 }),
    ceil: fc.boolean(),
  })
  // torch allows padding of at most half a window.
  .map((record) => ({ ...record, padding: Math.min(record.padding, Math.floor(record.kernel / 2)) }));

const side = fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 1, max: 6 }));
const rectangle: fc.Arbitrary<Rectangle> = fc.tuple(side, side).map(([[top, height], [left, width]]) => ({
  top,
  left,
  bottom: Math.min(size, top + height),
  right: Math.min(size, left + width),
}));

function step(network: Network, within: Rectangle, sharedBorder: boolean) {
  const prompt = borderPrompt(size, within);
  const options = { batch: 2, prompt, targetClasses: 3, sourceLogits: true, sharedBorder };
  const program = promptStepProgram(network, options);
  const outputs = interpret(
    program,
    {
      images: waveImages([2, ...prompt.imageShape]),
      theta: wave([1, 3, size, size], 2),
      map: { shape: [3], data: Float64Array.of(4, 0, 2) },
      labels: { shape: [2], data: Float64Array.of(1, 2) },
      itemWeights: { shape: [2], data: Float64Array.of(0.5, 1) },
    },
    waveWeights(network),
  );
  return { program, outputs };
}

describe('a prompt step with a shared border', () => {
  it('computes what the plain one does, for any layers and any rectangle', () => {
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), rectangle, (layers, within) => {
        const network = networkOf(layers);
        const plain = step(network, within, false).outputs;
        const shared = step(network, within, true).outputs;
        expect(Object.keys(shared)).toEqual(Object.keys(plain));
        for (const name of Object.keys(plain)) {
          expect(shared[name]!.shape).toEqual(plain[name]!.shape);
          expectClose(shared[name]!.data, plain[name]!.data, 1e-9);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('convolves the background once and a window per image', () => {
    const network = networkOf([{ kind: 'convolution', kernel: 3, stride: 1, padding: 1, ceil: false }]);
    const within = { top: 2, left: 5, bottom: 6, right: 8 };
    const { program } = step(network, within, true);
    const shapes = program.nodes
      .filter(({ op }) => op === 'conv2d')
      .map(({ name }) => program.types.get(name)!.shape);
    expect(shapes).toEqual([
      [1, 3, size, size],
      [2, 3, 6, 5],
    ]);
  });
});
