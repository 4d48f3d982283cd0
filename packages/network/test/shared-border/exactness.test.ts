import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Network,
  NetworkBuilder,
  noAttributes,
  operations,
  promptStepProgram,
  type Rectangle,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { borderPrompt } from '../support/expansive-prompt.js';
import { networkAndRectangle } from '../support/random-networks.js';
import { interpret } from '../support/reference/interpret.js';
import { wave, waveImages, waveWeights } from '../support/wave.js';

function step(network: Network, batch: number, within: Rectangle, sharedBorder: boolean) {
  const { height, width } = network.input;
  const prompt = borderPrompt([height, width], within);
  const options = { batch, prompt, targetClasses: 3, sourceLogits: true, sharedBorder };
  const program = promptStepProgram(network, options);
  const outputs = interpret(
    program,
    {
      images: waveImages([batch, ...prompt.imageShape]),
      theta: wave([1, 3, height, width], 2),
      map: { shape: [3], data: Float64Array.of(4, 0, 2) },
      labels: { shape: [batch], data: Float64Array.from({ length: batch }, (_, item) => item % 3) },
      itemWeights: {
        shape: [batch],
        data: Float64Array.from({ length: batch }, (_, item) => 1 / (1 + item)),
      },
    },
    waveWeights(network),
  );
  return { program, outputs };
}

describe('a prompt step with a shared border', () => {
  it('computes what the plain one does, for any layers, rectangle and batch', () => {
    let shared = 0;
    fc.assert(
      fc.property(networkAndRectangle, fc.integer({ min: 1, max: 4 }), ({ network, rectangle }, batch) => {
        const plain = step(network, batch, rectangle, false);
        const split = step(network, batch, rectangle, true);
        if (split.program.nodes.length > plain.program.nodes.length) shared += 1;
        expect(Object.keys(split.outputs)).toEqual(Object.keys(plain.outputs));
        for (const name of Object.keys(plain.outputs)) {
          expect(split.outputs[name]!.shape).toEqual(plain.outputs[name]!.shape);
          expectClose(split.outputs[name]!.data, plain.outputs[name]!.data, 1e-9);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
    expect(shared).toBeGreaterThan(50);
  });

  it('convolves the background once and a window per image', () => {
    const builder = new NetworkBuilder({
      channels: 3,
      height: 15,
      width: 15,
      mean: [0.4, 0.5, 0.6],
      std: [0.2, 0.3, 0.4],
    });
    const y = builder.relu(
      builder.convolution('conv', builder.input, { channels: 3, kernel: 3, padding: 1 }),
    );
    const features = builder.apply(operations.globalAveragePool, [y], noAttributes, 'features');
    const logits = builder.linear('fc', features, { features: 5 });
    const network = builder.network('one convolution', { features, classifier: 'fc', logits });
    const { program } = step(network, 2, { top: 2, left: 5, bottom: 6, right: 8 }, true);
    const shapes = program.nodes
      .filter(({ op }) => op === 'conv2d')
      .map(({ name }) => program.types.get(name)!.shape);
    expect(shapes).toEqual([
      [1, 3, 15, 15],
      [2, 3, 6, 5],
    ]);
  });
});
