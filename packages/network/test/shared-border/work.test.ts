import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ArchitectureName,
  architectures,
  type Network,
  programMacs,
  promptedLogitsProgram,
  promptStepProgram,
  type Rectangle,
} from '../../src/index.js';
import { borderPrompt } from '../support/expansive-prompt.js';
import { networkAndRectangle, rectangleOf } from '../support/random-networks.js';

const batch = fc.integer({ min: 1, max: 20 });

function prompted(network: Network, within: Rectangle, items: number, sharedBorder: boolean) {
  const { height, width } = network.input;
  return {
    batch: items,
    prompt: borderPrompt([height, width], within),
    targetClasses: 3,
    sourceLogits: true,
    sharedBorder,
  };
}

describe('a shared border', () => {
  it('never costs multiply-accumulates, for any layers, rectangle and batch', () => {
    fc.assert(
      fc.property(networkAndRectangle, batch, ({ network, rectangle }, items) => {
        const [shared, plain] = [true, false].map((sharedBorder) =>
          programMacs(promptedLogitsProgram(network, prompted(network, rectangle, items, sharedBorder))),
        );
        expect(shared).toBeLessThanOrEqual(plain!);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('never costs multiply-accumulates in a prompt step of any architecture', () => {
    const names = Object.keys(architectures) as ArchitectureName[];
    const sizes = fc.constantFrom(32, 48, 56);
    const anyRectangle = sizes.chain((size) =>
      fc.record({ size: fc.constant(size), within: rectangleOf([size, size]) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), anyRectangle, batch, (name, { size, within }, items) => {
        const network = architectures[name]({ classes: 5, inputSize: size });
        const [shared, plain] = [true, false].map((sharedBorder) =>
          programMacs(promptStepProgram(network, prompted(network, within, items, sharedBorder))),
        );
        expect(shared).toBeLessThanOrEqual(plain!);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it.each([
    ['there is one image', 1, { top: 12, left: 12, bottom: 20, right: 20 }],
    ['the image nearly fills the plane', 16, { top: 1, left: 1, bottom: 31, right: 31 }],
    ['the first convolution fills it', 4, { top: 4, left: 4, bottom: 28, right: 28 }],
  ])('leaves the plain graph where %s', (_, items, within) => {
    const network = architectures.resnet18({ classes: 5, inputSize: 32 });
    const shared = promptStepProgram(network, prompted(network, within, items, true));
    expect(shared).toEqual(promptStepProgram(network, prompted(network, within, items, false)));
  });

  it('that is switched off leaves the graph of a prompt that cannot share it', () => {
    const network = architectures.squeezenet1_1({ classes: 5, inputSize: 32 });
    const within = { top: 10, left: 10, bottom: 20, right: 20 };
    const { prompt, ...options } = prompted(network, within, 8, false);
    const { emitSplit, ...unable } = prompt;
    expect(emitSplit).toBeDefined();
    expect(promptStepProgram(network, { ...options, prompt })).toEqual(
      promptStepProgram(network, { ...options, prompt: unable, sharedBorder: true }),
    );
  });
});
