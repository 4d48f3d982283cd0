import { logitsProgram, resnetCifar } from '@reticket/network';
import { expect, it } from 'vitest';
import { randomNumbers } from '../../engine-tfjs/test/support/random.js';
import { randomWeights } from '../../engine-tfjs/test/support/random-weights.js';
import { createOnnxEngine } from '../src/index.js';
import { programInputs } from './support/program-inputs.js';

it('gives the same bytes with one thread and with two, run after run', async () => {
  const network = resnetCifar(8);
  const random = randomNumbers(3);
  const weights = randomWeights(network, random);
  const program = logitsProgram(network, { batch: 4 });
  const inputs = programInputs(program, random, 10);
  const logits: number[][] = [];
  for (const threads of [1, 2, 2]) {
    const executable = await (await createOnnxEngine({ threads })).compile(program, weights);
    logits.push([...(await executable.run(inputs)).logits!.data]);
    await executable.dispose();
  }
  expect(logits[1]).toEqual(logits[0]);
  expect(logits[2]).toEqual(logits[0]);
});
