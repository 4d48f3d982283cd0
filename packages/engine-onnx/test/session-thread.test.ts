import { promptStepProgram, resnetCifar, type Tensor, trainStepProgram } from '@reticket/network';
import { expect, it } from 'vitest';
import { borderPrompt, centredSquare } from '../../engine-tfjs/test/support/border-prompt.js';
import { randomNumbers } from '../../engine-tfjs/test/support/random.js';
import { randomWeights } from '../../engine-tfjs/test/support/random-weights.js';
import { createOnnxEngine, type SessionThread } from '../src/index.js';
import { doublingProgram } from './support/doubling-program.js';
import { programInputs } from './support/program-inputs.js';

const network = resnetCifar(8);
const programs = [
  promptStepProgram(network, {
    batch: 4,
    prompt: borderPrompt(network.input, centredSquare(8, 32)),
    targetClasses: 5,
    sourceLogits: true,
  }),
  trainStepProgram(network, { batch: 4 }),
];

for (const program of programs) {
  it(`gives the bytes of the calling thread for ${program.name}`, async () => {
    const random = randomNumbers(5);
    const weights = randomWeights(network, random);
    const inputs = programInputs(program, random, 5);
    const runOn = async (sessionThread: SessionThread) => {
      const engine = await createOnnxEngine({ sessionThread });
      const outputs = await (await engine.compile(program, weights)).run(inputs);
      await engine.dispose();
      return outputs;
    };
    expect(await runOn('worker')).toStrictEqual(await runOn('caller'));
  });
}

it('leaves inputs to the caller, views of larger buffers included', async () => {
  const engine = await createOnnxEngine();
  const executable = await engine.compile(doublingProgram(), new Map());
  const buffer = Float32Array.of(9, 1, 2, 9);
  const x: Tensor = { data: buffer.subarray(1, 3), shape: [1, 2] };
  const outputs = [await executable.run({ x }), await executable.run({ x })];
  expect(outputs.map(({ y }) => [...y!.data])).toEqual([
    [2, 4],
    [2, 4],
  ]);
  expect([...buffer]).toEqual([9, 1, 2, 9]);
  await engine.dispose();
});
