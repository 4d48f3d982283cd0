import { join } from 'node:path';
import type { Cell } from '@reticket/results';
import type { EngineName } from '../engines/engine-name.js';
import { InterruptedError } from '../errors.js';
import { MacEstimate } from '../plan/estimate-macs.js';
import type { PlannedCell } from '../plan/plan-cells.js';
import type { GridPlan } from '../plan/plan-grid.js';
import { RecordStore } from '../store/record-store.js';
import { validateCell } from '../store/validate-cell.js';
import { makeTickets } from '../tickets/make-tickets.js';
import { writeFigures } from '../tickets/write-figures.js';
import { describeError } from '../work/describe-error.js';
import type { CellOutcome, TaskAnswer } from '../work/task.js';
import { WorkerPool } from '../work/worker-pool.js';
import { assembleCell, type TicketKnowledge } from './assemble-cell.js';
import { featuresConfiguration } from './features-configuration.js';
import type { GridProgress } from './grid-progress.js';
import { featuresKey, type Prepared, prepareTickets } from './prepare-tickets.js';

export interface GridRunOptions {
  readonly engine: EngineName;
  /** Processes that compute, >= 1. */
  readonly workers: number;
  /** Threads of each within one operation, >= 1. */
  readonly threads: number;
  /** Bytes that running a program may take in one worker; batches are run in parts to fit. */
  readonly memoryLimit?: number | undefined;
  /** Opened and locked. */
  readonly runDirectory: string;
  readonly cacheDir: string;
  readonly dataDir?: string | undefined;
  readonly progress: GridProgress;
  readonly signal: AbortSignal;
}

interface Grid {
  readonly plan: GridPlan;
  readonly options: GridRunOptions;
  readonly cells: RecordStore<Cell>;
  readonly pool: () => WorkerPool;
}

/**
 * Computes the cells of a plan that the run directory does not hold yet; a cell that failed before is tried again.
 * Every finished cell is on disk before the next answer is looked at.
 *
 * @returns all cells in the order of the plan.
 * @throws InterruptedError once `signal` is aborted; what was finished is kept.
 */
export async function runGrid(plan: GridPlan, options: GridRunOptions): Promise<Cell[]> {
  const { runDirectory, cacheDir, dataDir, signal, progress } = options;
  const cells = new RecordStore(join(runDirectory, 'cells'), validateCell);
  const finished = new Map<string, Cell>();
  for (const { id, configuration } of plan.cells) {
    const cell = cells.read(configuration);
    if (cell?.status === 'ok') finished.set(id, cell);
  }
  const pending = plan.cells.filter(({ id }) => !finished.has(id));
  let pool: WorkerPool | undefined;
  const startPool = () => {
    const { engine, threads, workers, memoryLimit } = options;
    pool ??= new WorkerPool(
      { config: plan.config, engine, threads, memoryLimit, runDirectory, cacheDir, dataDir },
      workers,
    );
    return pool;
  };
  const stop = () => void pool?.destroy();
  signal.addEventListener('abort', stop);
  try {
    for (const cell of await computePending({ plan, options, cells, pool: startPool }, pending)) {
      finished.set(cell.id, cell);
    }
  } catch (error) {
    if (signal.aborted) throw new InterruptedError('interrupted');
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    progress.end();
    await pool?.destroy();
  }
  return plan.cells.map(({ id }) => finished.get(id)!);
}

async function computePending(grid: Grid, pending: readonly PlannedCell[]): Promise<Cell[]> {
  const { plan, options } = grid;
  const { progress, runDirectory, signal } = options;
  if (pending.length === 0) {
    progress.begin(plan.cells.length, plan.cells.length, 0);
    return [];
  }
  const states = [...new Set([0, ...plan.config.ticket.states])];
  const sparsities = await makeTickets(plan.source, plan.config.ticket, states, runDirectory);
  const prepared = await prepareTickets(plan, pending, { pool: grid.pool, runDirectory, progress });
  signal.throwIfAborted();
  await writeFigures(prepared.upstream, runDirectory);
  const knowledge: TicketKnowledge = { sparsities, upstream: prepared.upstream };

  const estimate = new MacEstimate(plan);
  const macs = new Map(pending.map((cell) => [cell.id, estimate.ofCell(cell)]));
  const total = pending.reduce((sum, { id }) => sum + macs.get(id)!, 0);
  progress.begin(plan.cells.length - pending.length, plan.cells.length, total);
  // The longest first, so that no worker is left with a long one at the end.
  const order = pending.toSorted((a, b) => macs.get(b.id)! - macs.get(a.id)!);
  return Promise.all(
    order.map(async (planned) => {
      const answer = await compute(grid, planned, prepared);
      signal.throwIfAborted();
      const cell = rowOf(plan, knowledge, planned, answer);
      await grid.cells.write(planned.configuration, cell);
      progress.cell(cell, macs.get(planned.id)!);
      return cell;
    }),
  );
}

/** A checked row. An answer that the schema refuses becomes a failed row, as any other failure of the cell. */
function rowOf(
  plan: GridPlan,
  knowledge: TicketKnowledge,
  planned: PlannedCell,
  answer: TaskAnswer<CellOutcome>,
): Cell {
  try {
    return validateCell(assembleCell(plan, knowledge, planned, answer));
  } catch (error) {
    return validateCell(assembleCell(plan, knowledge, planned, { ok: false, error: describeError(error) }));
  }
}

async function compute(
  { plan, pool }: Grid,
  cell: PlannedCell,
  { failures }: Prepared,
): Promise<TaskAnswer<CellOutcome>> {
  const { adaptation } = cell;
  if (adaptation.method === 'VP') return pool().run({ kind: 'cell', cell });
  const failure = failures.get(featuresKey({ ...cell, resolution: adaptation.resolution }));
  if (failure !== undefined) return { ok: false, error: failure };
  const features = featuresConfiguration(plan, { ...cell, resolution: adaptation.resolution });
  return pool().run({ kind: 'cell', cell, features });
}
