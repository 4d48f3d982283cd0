import type { Worker } from 'node:worker_threads';
import { logitsProgram, resnetCifar } from '@reticket/network';
import { expect, it } from 'vitest';
import { randomNumbers } from '../../engine-tfjs/test/support/random.js';
import { randomWeights } from '../../engine-tfjs/test/support/random-weights.js';
import { createOnnxEngine, EngineStoppedError, type OnnxEngine } from '../src/index.js';
import { doublingProgram } from './support/doubling-program.js';
import { programInputs } from './support/program-inputs.js';

const x = { data: Float32Array.of(1, -2), shape: [1, 2] };

async function engineAndThread(): Promise<{ engine: OnnxEngine; thread: Worker }> {
  const started = new Promise<Worker>((resolve) => {
    process.once('worker', resolve);
  });
  return { engine: await createOnnxEngine(), thread: await started };
}

it('rejects runs without an answer and all later ones when its thread ends', async () => {
  const { engine, thread } = await engineAndThread();
  const executable = await engine.compile(doublingProgram(), new Map());
  // The thread is idle: terminated within ONNX Runtime's native code it would take the process along.
  const ended = thread.terminate();
  await Promise.all([
    expect(executable.run({ x })).rejects.toThrow(
      new EngineStoppedError(
        'engine onnx-cpu cannot go on: its worker thread ended with exit code 1; create a new engine',
      ),
    ),
    ended,
  ]);
  await expect(executable.run({ x })).rejects.toThrow(EngineStoppedError);
  await expect(engine.compile(doublingProgram(), new Map())).rejects.toThrow(EngineStoppedError);
  await executable.dispose();
});

it('rejects the run in progress when it is disposed of', async () => {
  const engine = await createOnnxEngine();
  const network = resnetCifar(20);
  const random = randomNumbers(2);
  const program = logitsProgram(network, { batch: 64 });
  const executable = await engine.compile(program, randomWeights(network, random));
  const running = executable.run(programInputs(program, random, 10));
  await Promise.all([
    expect(running).rejects.toThrow('engine onnx-cpu cannot go on: it was disposed of; create a new engine'),
    engine.dispose(),
  ]);
});

it('refuses everything once it is disposed of, on the thread of the caller too', async () => {
  const engine = await createOnnxEngine({ sessionThread: 'caller' });
  const executable = await engine.compile(doublingProgram(), new Map());
  await engine.dispose();
  await expect(executable.run({ x })).rejects.toThrow(EngineStoppedError);
  await expect(engine.compile(doublingProgram(), new Map())).rejects.toThrow(EngineStoppedError);
  await executable.dispose();
});
