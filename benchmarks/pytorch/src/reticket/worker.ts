// Reticket's entrant: requests in as JSON lines, one answer each out. See `Request`.
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createOnnxEngine, type OnnxEngine } from '@reticket/engine-onnx';
import { writeSafetensors } from '@reticket/safetensors';
import type { Memory, Prepared, Request, Settings, Task, Turn } from '../task.js';
import { prepareLinearProbe } from './linear-probe.js';
import { peakMemoryBytes } from './peak-memory.js';
import { preparePromptEpochs } from './prompt-epochs.js';
import { preparePromptStep } from './prompt-step.js';
import type { Runnable } from './runnable.js';
import { prepareSgemm } from './sgemm.js';

const openEngine = ({ threads }: Task): Promise<OnnxEngine> => createOnnxEngine({ provider: 'cpu', threads });

async function prepare(task: Task & Settings): Promise<Runnable> {
  switch (task.kind) {
    case 'vp-step':
      return preparePromptStep(await openEngine(task), task);
    case 'vp-epochs':
      return preparePromptEpochs(() => openEngine(task), task);
    case 'linear-probe':
      return prepareLinearProbe(() => openEngine(task), task);
    case 'sgemm':
      return prepareSgemm(await openEngine(task), task);
  }
}

let runnable: Runnable | undefined;

async function answer(request: Request): Promise<Prepared | Turn | Memory | Record<string, never>> {
  if (request.do === 'memory') return { peakBytes: peakMemoryBytes() };
  if (request.do === 'prepare') {
    runnable = await prepare(request);
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
// Threads of an engine must not outlive the race.
process.exit();
