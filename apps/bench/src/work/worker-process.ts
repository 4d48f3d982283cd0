import { peakMemoryBytes, resetPeakMemory } from '../machine/peak-memory.js';
import { BenchWorker } from './bench-worker.js';
import { computeFeatures } from './compute-features.js';
import { computeUpstream } from './compute-upstream.js';
import { describeError } from './describe-error.js';
import { linearProbeCell } from './linear-probe-cell.js';
import type { CellOutcome, CellTask, Task, TaskAnswer, TaskResults, WorkSettings } from './task.js';
import { visualPromptCell } from './visual-prompt-cell.js';

// A worker whose parent was killed must not go on computing.
process.once('disconnect', () => process.exit(1));
// Ctrl-C reaches every process of the terminal; the parent decides what becomes of the workers.
process.on('SIGINT', () => {});

let worker: BenchWorker | undefined;

async function computeCell(bench: BenchWorker, { cell, features }: CellTask): Promise<CellOutcome> {
  resetPeakMemory();
  const start = performance.now();
  const outcome =
    cell.adaptation.method === 'VP'
      ? await visualPromptCell(bench, cell, cell.adaptation)
      : await linearProbeCell(bench, cell, features!);
  const seconds = (performance.now() - start) / 1000;
  return { ...outcome, seconds, values: { ...outcome.values, seconds, peakRssBytes: peakMemoryBytes() } };
}

function compute(bench: BenchWorker, task: Task): Promise<TaskResults[Task['kind']]> {
  if (task.kind === 'upstream') return computeUpstream(bench, task);
  if (task.kind === 'features') return computeFeatures(bench, task);
  return computeCell(bench, task);
}

/** Entry point of a worker process: one task at a time, never throws. */
export default async function handle(request: {
  readonly settings: WorkSettings;
  readonly task: Task;
}): Promise<TaskAnswer<TaskResults[Task['kind']]>> {
  try {
    worker ??= new BenchWorker(request.settings);
    return { ok: true, result: await compute(worker, request.task) };
  } catch (error) {
    return { ok: false, error: describeError(error) };
  }
}
