import { promptStepProgram, resnetCifar, trainStepProgram } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';
import { backendsForSmallNetworks } from '../support/backends-here.js';
import { borderPrompt, centredSquare } from '../support/border-prompt.js';
import { inputsOf, randomValues, weightsOf } from '../support/program-values.js';
import { randomNumbers } from '../support/random.js';
import { randomWeights } from '../support/random-weights.js';

const network = resnetCifar(8);
const random = randomNumbers(1);
const weights = randomWeights(network, random);
const programs = [
  trainStepProgram(network, { batch: 1 }),
  promptStepProgram(network, {
    batch: 4,
    prompt: borderPrompt(network.input, centredSquare(8, 32)),
    targetClasses: 3,
    sourceLogits: true,
  }),
];

describe.each([{ title: 'cpu', options: { backend: 'cpu' }, skip: false }, ...backendsForSmallNetworks])(
  'memory on $title',
  ({ options, skip }) => {
    it.skipIf(skip).each(programs.map((program) => [program.name, program] as const))(
      'a run of %s leaves no tensors, and dispose frees the weights',
      async (_, program) => {
        const engine = await createTfjsEngine(options);
        const values = randomValues(program, weights, random, 3);
        const before = tf.memory();
        const executable = await engine.compile(program, weightsOf(program, values));
        const compiled = tf.memory();
        await executable.run(inputsOf(program, values));
        await executable.run(inputsOf(program, values));
        expect(tf.memory().numTensors).toBe(compiled.numTensors);
        expect(tf.memory().numBytes).toBe(compiled.numBytes);
        await executable.dispose();
        expect(tf.memory().numTensors).toBe(before.numTensors);
        expect(tf.memory().numBytes).toBe(before.numBytes);
      },
    );
  },
);

it('a run that fails leaves no tensors', async () => {
  const program = programs[0]!;
  const executable = await (await createTfjsEngine({ backend: 'cpu' })).compile(program, new Map());
  const { numTensors } = tf.memory();
  await expect(executable.run({})).rejects.toThrow(
    'invalid inputs of resnet8-cifar/trainStep: got no images',
  );
  expect(tf.memory().numTensors).toBe(numTensors);
});
