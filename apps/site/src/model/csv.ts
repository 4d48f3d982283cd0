import type { Cell, Run } from '@reticket/results';
import { csvFormat } from 'd3-dsv';

type Field = string | number | boolean | undefined;

function fieldsOf(run: Run, cell: Cell): Record<string, Field> {
  const { source, ticket, dataset, shots, budget } = cell;
  return {
    run: run.runId,
    cell: cell.id,
    model: source.model,
    weights_hash: source.weightsHash,
    ticket_method: ticket.method,
    state: ticket.state,
    sparsity_prunable: ticket.sparsity.prunable,
    sparsity_whole: ticket.sparsity.whole,
    source_collapsed: ticket.collapsed,
    upstream_dataset: source.upstream?.dataset,
    upstream_n: source.upstream?.n,
    upstream_top1: source.upstream?.top1,
    upstream_ece: source.upstream?.ece,
    method: cell.method,
    method_options: JSON.stringify(cell.methodOptions),
    dataset: dataset.name,
    dataset_hash: dataset.hash,
    n_train: dataset.nTrain,
    n_val: dataset.nVal,
    n_test: dataset.nTest,
    classes: dataset.classes,
    shots_asked: shots.asked,
    shots_min: shots.actualPerClass?.min,
    shots_max: shots.actualPerClass?.max,
    shots_total: shots.total,
    shots_hash: shots.hash,
    budget_kind: budget.kind,
    budget_amount: budget.amount,
    seed: cell.seed,
    status: cell.status,
    error_code: cell.status === 'ok' ? undefined : cell.error.code,
    error_message: cell.status === 'ok' ? undefined : cell.error.message,
    cell_seconds: cell.seconds,
  };
}

/**
 * A run as CSV (RFC 4180 quoting, LF): one line per cell, seeds apart, fractions 0 to 1, an empty field for what is unknown.
 * The columns of the metrics any cell holds follow the fixed ones, in the order of the run's `metrics`.
 */
export function runToCsv(run: Run): string {
  const used = new Set(run.cells.flatMap((cell) => Object.keys(cell.values)));
  const metrics = Object.keys(run.metrics).filter((key) => used.has(key));
  const rows = run.cells.map((cell): Record<string, Field> => {
    const values = Object.fromEntries(metrics.map((key) => [key, cell.values[key]]));
    return { ...values, ...fieldsOf(run, cell) };
  });
  const fixed = rows[0] === undefined ? [] : Object.keys(rows[0]).filter((key) => !metrics.includes(key));
  return `${csvFormat(rows, [...fixed, ...metrics])}\n`;
}
