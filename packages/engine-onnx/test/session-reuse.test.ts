import { logitsProgram, resnetCifar } from '@reticket/network';
import { expect, it } from 'vitest';
import { randomNumbers } from '../../engine-tfjs/test/support/random.js';
import { randomWeights } from '../../engine-tfjs/test/support/random-weights.js';
import { createOnnxEngine } from '../src/index.js';
import { programInputs } from './support/program-inputs.js';

const network = resnetCifar(8);
const random = randomNumbers(11);
const weights = randomWeights(network, random);
const program = logitsProgram(network, { batch: 2 });
const inputs = programInputs(program, random, 10);

it('makes one session for equal programs and weights, in use or disposed of', async () => {
  const engine = await createOnnxEngine();
  const first = await engine.compile(program, weights);
  const second = await engine.compile(logitsProgram(resnetCifar(8), { batch: 2 }), new Map(weights));
  const { logits } = await first.run(inputs);
  await first.dispose();
  expect((await second.run(inputs)).logits!.data).toEqual(logits!.data);
  await second.dispose();
  const third = await engine.compile(program, weights);
  expect((await third.run(inputs)).logits!.data).toEqual(logits!.data);
  expect(engine.sessionsOpened).toBe(1);
  await engine.dispose();
});

it('makes another for weights that were changed in place', async () => {
  const engine = await createOnnxEngine();
  const first = await engine.compile(program, weights);
  const before = await first.run(inputs);
  await first.dispose();
  const bias = weights.get(network.classifier.bias)!.data;
  bias[0] = bias[0]! + 1;
  const second = await engine.compile(program, weights);
  const after = await second.run(inputs);
  expect(after.logits!.data[0]).toBeCloseTo(before.logits!.data[0]! + 1, 4);
  expect(engine.sessionsOpened).toBe(2);
  await engine.dispose();
});

it('makes another for another batch, and keeps none where none may be idle', async () => {
  const engine = await createOnnxEngine({ idleSessionBytes: 0 });
  for (const batch of [2, 3, 2]) {
    await (await engine.compile(logitsProgram(network, { batch }), weights)).dispose();
  }
  expect(engine.sessionsOpened).toBe(3);
  await engine.dispose();
});
