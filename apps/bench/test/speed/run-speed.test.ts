import { expect, it } from 'vitest';
import { runSpeed } from '../../src/speed/run-speed.js';
import type { SpeedMeasurement } from '../../src/speed/speed-measurement.js';
import type { SpeedAnswer } from '../../src/speed/speed-process.js';
import { exampleFigure, forward, sgemm } from './example-figures.js';

/** Runs a plan whose measurements answer what `answers` holds, and records what the progress was told. */
async function run(plan: readonly SpeedMeasurement[], answers: ReadonlyMap<SpeedMeasurement, SpeedAnswer>) {
  const told: unknown[] = [];
  const figures = await runSpeed(plan, {
    sampling: { iterations: 1, milliseconds: 0, warmup: 0 },
    signal: new AbortController().signal,
    progress: { begin: (...event) => told.push(event), end: () => told.push('end') },
    measure: async (measurement) => answers.get(measurement)!,
  });
  return { figures, told };
}

const measured = (measurement: SpeedMeasurement, gflops: number): SpeedAnswer => ({
  ok: true,
  figure: exampleFigure(measurement, { macs: 1, gflops }),
});

const failed: SpeedAnswer = { ok: false, error: { code: 'RETICKET_WORKER_EXIT', message: 'it ended' } };

it("sets figures beside the fastest sample of their engine's matrix product", async () => {
  const oneThread = { ...forward, threads: 1 };
  const { figures } = await run(
    [sgemm, forward, oneThread],
    new Map([
      [sgemm, measured(sgemm, 100)],
      [forward, measured(forward, 50)],
      [oneThread, measured(oneThread, 50)],
    ]),
  );
  // The median of the product is 2 ms and its fastest sample 1 ms: the limit is 200.
  expect(figures.map((figure) => figure.status !== 'failed' && figure.fractionOfPeak)).toEqual([
    0.5,
    0.25,
    undefined,
  ]);
});

it('turns a failure into a figure with its reason and goes on', async () => {
  const { figures, told } = await run(
    [sgemm, forward],
    new Map([
      [sgemm, failed],
      [forward, measured(forward, 50)],
    ]),
  );
  expect(figures[0]).toEqual({
    id: 'sgemm/onnx-cpu/threads=2',
    params: { task: 'sgemm', engine: 'onnx-cpu', threads: 2 },
    status: 'failed',
    error: { code: 'RETICKET_WORKER_EXIT', message: 'it ended' },
  });
  expect(figures[1]).toEqual(exampleFigure(forward, { macs: 1, gflops: 50 }));
  expect(told).toEqual([
    ['sgemm/onnx-cpu/threads=2', 0, 2],
    ['forward/resnet18/onnx-cpu/threads=2/batch=16', 1, 2],
    'end',
  ]);
});
