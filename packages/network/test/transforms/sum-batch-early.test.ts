import { describe, expect, it } from 'vitest';
import {
  differentiate,
  GraphBuilder,
  gradientOutput,
  noAttributes,
  operations,
  type Program,
  programMacs,
  promptStepProgram,
  resnet18,
  sumBatchEarly,
} from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { expansivePrompt } from '../support/expansive-prompt.js';
import { interpret } from '../support/reference/interpret.js';
import { float } from '../support/value-types.js';
import { wave, waveImages } from '../support/wave.js';

const { add, affine, averagePool, batchSum, conv2d, flatten, slice, softmaxCrossEntropy } = operations;

const strip = { strides: [2, 2], pads: [1, 1, 1, 1], groups: 1 } as const;

/** theta shared by a batch of 3, through every operation that a sum over the batch can pass. */
function promptProgram(outputs: Readonly<Record<string, string>> = {}): Program {
  const builder = new GraphBuilder();
  builder.input('images', float(3, 2, 9, 9));
  builder.input('theta', float(1, 2, 9, 9));
  builder.constant('labels', { shape: [3], data: Int32Array.of(0, 3, 1) });
  builder.constant('itemWeights', { shape: [3], data: Float32Array.of(0.5, 1, 0.25) });
  const kernel = wave([4, 2, 3, 3], 1);
  builder.constant('kernel', { shape: kernel.shape, data: Float32Array.from(kernel.data) });
  builder.emit(add, ['images', 'theta'], noAttributes, 'prompted');
  builder.emit(affine, ['prompted'], { scale: [2, 3], offset: [0.1, 0.2] }, 'normalized');
  const even = { starts: [0, 0, 0, 0], ends: [3, 2, 9, 9], steps: [1, 1, 2, 2] };
  builder.emit(slice, ['normalized'], even, 'sliced');
  builder.emit(conv2d, ['sliced', 'kernel'], strip, 'convolved');
  const pool = { kernel: [2, 2], strides: [1, 1], pads: [0, 0, 0, 0] } as const;
  builder.emit(averagePool, ['convolved'], pool, 'pooled');
  builder.emit(flatten, ['pooled'], noAttributes, 'logits');
  builder.emit(softmaxCrossEntropy, ['logits', 'labels', 'itemWeights'], noAttributes, 'loss');
  const theta = differentiate(builder, 'loss', ['theta']).get('theta')!;
  return builder.program('prompt', { theta, ...outputs });
}

const feeds = { images: waveImages([3, 2, 9, 9]), theta: wave([1, 2, 9, 9], 2) };

function batchOf(program: Program, op: string): number | undefined {
  const node = program.nodes.find((candidate) => candidate.op === op);
  return node && program.types.get(node.name)!.shape[0];
}

describe('sumBatchEarly', () => {
  it('computes the same', () => {
    const program = promptProgram();
    const early = interpret(sumBatchEarly(program), feeds);
    expectClose(early.theta!.data, interpret(program, feeds).theta!.data, 1e-13);
  });

  it('runs every linear operation between the sum and the first curved one once instead of N times', () => {
    const program = promptProgram();
    const early = sumBatchEarly(program);
    for (const op of ['averagePoolGradient', 'conv2dInputGradient', 'sliceGradient']) {
      expect(batchOf(program, op)).toBe(3);
      expect(batchOf(early, op)).toBe(1);
    }
  });

  it('keeps every node after its inputs', () => {
    const early = sumBatchEarly(promptProgram());
    const known = new Set([...early.inputs.keys(), ...early.constants.keys()]);
    for (const { name, inputs } of early.nodes) {
      for (const input of inputs) expect(known.has(input)).toBe(true);
      known.add(name);
    }
  });

  it('keeps types that the shape rules agree with', () => {
    const early = sumBatchEarly(promptProgram());
    for (const { name, op, inputs, attributes } of early.nodes) {
      const inferred = operations[op].infer(
        inputs.map((input) => early.types.get(input)!),
        attributes as never,
      );
      expect(early.types.get(name)).toEqual(inferred);
    }
  });

  it('leaves a value alone that is an output itself', () => {
    const gradient = promptProgram().nodes.find(({ op }) => op === 'conv2dInputGradient')!.name;
    const early = sumBatchEarly(promptProgram({ whole: gradient }));
    expect(early.types.get(gradient)!.shape[0]).toBe(3);
  });

  it('does not pass an affine map that adds something', () => {
    const builder = new GraphBuilder();
    builder.input('x', float(3, 1, 1, 1));
    builder.emit(affine, ['x'], { scale: [2], offset: [1] }, 'y');
    builder.emit(batchSum, ['y'], noAttributes, 'sum');
    const program = builder.program('p', { sum: 'sum' });
    expect(sumBatchEarly(program)).toEqual(program);
  });

  it('saves the backward pass of the first layer in a prompt step', () => {
    const network = resnet18({ classes: 5, inputSize: 64 });
    const options = { batch: 8, prompt: expansivePrompt(64, 32), targetClasses: 3, sourceLogits: false };
    const program = promptStepProgram(network, options);
    const gradient = program.nodes.filter(({ op }) => op === 'conv2dInputGradient').at(-1)!;
    expect(program.types.get(gradient.name)!.shape).toEqual([1, 3, 64, 64]);
    expect(program.types.get(program.outputs.get(gradientOutput('theta'))!)!.shape).toEqual([1, 3, 64, 64]);
    const stem = 64 * 3 * 49 * 32 * 32;
    const single = programMacs(promptStepProgram(network, { ...options, batch: 1 }));
    expect(programMacs(program)).toBe(8 * single - 7 * stem);
  });
});
