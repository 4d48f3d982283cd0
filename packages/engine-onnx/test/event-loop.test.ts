import { logitsProgram, resnetCifar } from '@reticket/network';
import { expect, it } from 'vitest';
import { randomNumbers } from '../../engine-tfjs/test/support/random.js';
import { randomWeights } from '../../engine-tfjs/test/support/random-weights.js';
import { createOnnxEngine, type SessionThread } from '../src/index.js';
import { programInputs } from './support/program-inputs.js';

/** Turns of the event loop while one batch of 32 images goes through ResNet-20. */
async function turnsDuringRun(sessionThread: SessionThread): Promise<number> {
  const network = resnetCifar(20);
  const random = randomNumbers(1);
  const program = logitsProgram(network, { batch: 32 });
  const engine = await createOnnxEngine({ threads: 1, sessionThread });
  const executable = await engine.compile(program, randomWeights(network, random));
  const inputs = programInputs(program, random, 10);
  let turns = 0;
  let running = true;
  const count = () => {
    if (!running) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await executable.run(inputs);
  running = false;
  await engine.dispose();
  return turns;
}

it('keeps the event loop of the caller alive during a run', async () => {
  expect(await turnsDuringRun('worker')).toBeGreaterThan(10);
});

it('stops it where sessions live on the thread of the caller', async () => {
  expect(await turnsDuringRun('caller')).toBeLessThanOrEqual(2);
});
