import type { Run } from '@reticket/results';
import { counted, listed, nameOf, shotsName } from './names.ts';

/** What the cells of a run cover, in words and counts. */
export interface RunSummary {
  readonly models: string;
  readonly datasets: string;
  readonly methods: string;
  readonly shots: string;
  readonly seeds: string;
  readonly cells: string;
}

const inOrder = (values: Iterable<string>): string[] =>
  [...new Set(values)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export function summaryOf(run: Run): RunSummary {
  const { cells } = run;
  const without = (status: string) => cells.filter((cell) => cell.status === status).length;
  const lost = ['failed', 'skipped']
    .filter((status) => without(status) > 0)
    .map((status) => `${without(status)} ${status}`);
  const shots = inOrder(cells.map((cell) => String(cell.shots.asked)));
  const last = shots.at(-1);
  return {
    models: listed(inOrder(cells.map((cell) => nameOf(cell.source.model)))),
    datasets: listed(inOrder(cells.map((cell) => nameOf(cell.dataset.name)))),
    methods: listed(inOrder(cells.map((cell) => `${nameOf(cell.method)} (${cell.method})`))),
    shots:
      shots.length === 1 && last !== undefined
        ? `${shotsName(last === 'all' ? 'all' : Number(last))} per class`
        : `${listed(shots)} shots per class`,
    seeds: counted(new Set(cells.map((cell) => cell.seed)).size, 'seed'),
    cells: [counted(cells.length, 'cell'), ...lost].join(', '),
  };
}

/** The run a first visit shows: of those with cells the one with the most measured, the newest among equals. */
export function featuredRun(runs: readonly Run[]): Run | undefined {
  const measured = (run: Run) => run.cells.filter((cell) => cell.status === 'ok').length;
  return runs
    .filter((run) => run.cells.length > 0)
    .sort((a, b) => measured(b) - measured(a) || Date.parse(b.startedAt) - Date.parse(a.startedAt))[0];
}
