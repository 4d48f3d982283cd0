// Reticket's entrant: requests in as JSON lines, one answer each out. See `Request`.
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createOnnxEngine } from '@reticket/engine-onnx';
import type { Engine } from '@reticket/network';
import { writeSafetensors } from '@reticket/safetensors';
import type { Memory, Prepared, Request, Settings, Task, Turn } from '../task.js';
import { prepareLinearProbe } from './linear-probe.js';
import { peakMemoryBytes } from './peak-memory.js';
import { preparePromptEpochs } from './prompt-epochs.js';
import { preparePromptStep } from './prompt-step.js';
import type { Runnable } from './runnable.js';
import { prepareSgemm } from './sgemm.js';

function prepare(engine: Engine, task: Task & Settings): Promise<Runnable> {
  switch (task.kind) {
    case 'vp-step':
      return preparePromptStep(engine, task);
    case 'vp-epochs':
      return preparePromptEpochs(engine, task);
    case 'linear-probe':
      return prepareLinearProbe(engine, task);
    case 'sgemm':
      return prepareSgemm(engine, task);
  }
}

let runnable: Runnable | undefined;

async function answer(request: Request): Promise<Prepared | Turn | Memory | Record<string, never>> {
  if (request.do === 'memory') return { peakBytes: peakMemoryBytes() };
  if (request.do === 'prepare') {
    const engine = await createOnnxEngine({ provider: 'cpu', threads: request.threads });
    runnable = await prepare(engine, request);
    return { version: process.version, ...(runnable.macs !== undefined && { macs: runnable.macs }) };
  }
  if (runnable === undefined) throw new Error(`invalid request: got ${request.do}, expected prepare first`);
  if (request.do === 'turn') return runnable.turn();
  const tensors = Object.entries(await runnable.check()).map(
    ([name, { data, shape }]) => [name, { dtype: 'F32', shape, data }] as const,
  );
  await writeFile(request.into, writeSafetensors({ tensors: new Map(tensors) }));
  return {};
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as Request))}\n`);
}
