import { describe, expect, it } from 'vitest';
import {
  GraphBuilder,
  logitsProgram,
  noAttributes,
  operations,
  parameterCount,
  programMacs,
  promptStepProgram,
  resnetCifar,
  squeezenet1_1,
  trainStepProgram,
} from '../../src/index.js';
import { expansivePrompt } from '../support/expansive-prompt.js';
import { float } from '../support/value-types.js';

describe('programMacs', () => {
  it('counts convolutions, linear layers and matrix products, and nothing else', () => {
    const builder = new GraphBuilder();
    builder.input('x', float(2, 4, 8, 8));
    builder.input('w', float(6, 2, 3, 3));
    const attributes = { strides: [2, 2], pads: [1, 1, 1, 1], groups: 2 } as const;
    builder.emit(operations.conv2d, ['x', 'w'], attributes, 'y');
    builder.emit(operations.relu, ['y'], noAttributes, 'z');
    builder.emit(operations.flatten, ['z'], noAttributes, 'flat');
    builder.input('head', float(5, 96));
    builder.emit(operations.linear, ['flat', 'head'], noAttributes, 'logits');
    builder.emit(operations.matmul, ['logits', 'flat'], { transposeA: true, transposeB: false }, 'product');
    const convolution = 2 * 4 * 4 * 6 * 2 * 9;
    const linear = 2 * 5 * 96;
    const product = 5 * 2 * 96;
    expect(programMacs(builder.program('p', {}))).toBe(convolution + linear + product);
  });

  it('counts a training step as three forward passes, less the gradient of the images', () => {
    const network = resnetCifar(20);
    const forward = programMacs(logitsProgram(network, { batch: 4 }));
    const stem = 4 * 32 * 32 * 16 * 27;
    expect(programMacs(trainStepProgram(network, { batch: 4 }))).toBe(3 * forward - stem);
  });

  it('counts a prompt step as two forward passes at most', () => {
    const network = squeezenet1_1();
    const forward = programMacs(logitsProgram(network, { batch: 16 }));
    const options = { batch: 16, prompt: expansivePrompt(224, 32), targetClasses: 10, sourceLogits: false };
    const step = programMacs(promptStepProgram(network, options));
    expect(step / forward).toBeGreaterThan(1.3);
    expect(step / forward).toBeLessThan(2);
  });
});

describe('parameterCount', () => {
  it('leaves running statistics out', () => {
    const { parameters } = resnetCifar(20);
    const all = [...parameters.values()].reduce(
      (sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1),
      0,
    );
    expect(all - parameterCount(resnetCifar(20))).toBe(2 * (7 * 16 + 6 * 32 + 6 * 64));
  });
});
