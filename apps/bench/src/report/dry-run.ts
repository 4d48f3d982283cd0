import { methodLabels } from '@reticket/results';
import { probeResolutionsOf } from '../plan/adaptation.js';
import { MacEstimate } from '../plan/estimate-macs.js';
import type { GridPlan } from '../plan/plan-grid.js';
import { formatDuration } from './format-duration.js';
import { plainTable, trimLines } from './result-table.js';

/**
 * Share of the measured forward rate that prompt steps reach, gradients, pools and optimiser included: measured between
 * 0.4 and 0.7 on ONNX Runtime.
 */
const utilisation = 0.5;

export interface DryRunCell {
  readonly id: string;
  readonly dataset: string;
  readonly shots: number | 'all';
  readonly state: number;
  /** As short as it can be among the methods of the grid. */
  readonly method: string;
  readonly seed: number;
  readonly macs: number;
}

export interface DryRun {
  readonly cells: readonly DryRunCell[];
  /** Of the features and upstream passes that cells share. */
  readonly sharedMacs: number;
  readonly totalMacs: number;
  /** At the measured rate; rough. */
  readonly seconds: number;
}

/** What a grid would cost, without computing any of it. */
export function estimateRun(
  plan: GridPlan,
  { gflops, workers }: { gflops: number; workers: number },
): DryRun {
  const estimate = new MacEstimate(plan);
  const adapted = plan.cells.map(({ adaptation: { method }, methodOptions }) => ({ method, methodOptions }));
  const labelOf = methodLabels(adapted);
  const cells = plan.cells.map((cell, index) => {
    const { id, dataset, shots, state, seed } = cell;
    return { id, dataset, shots, state, method: labelOf(adapted[index]!), seed, macs: estimate.ofCell(cell) };
  });
  const images = [...plan.targets.values()].reduce(
    (sum, { trainCount, testCount }) => sum + trainCount + testCount,
    0,
  );
  const passes = probeResolutionsOf(plan.config).length * plan.config.ticket.states.length;
  const sharedMacs = estimate.ofFeatures() * images * passes;
  const totalMacs = cells.reduce((sum, { macs }) => sum + macs, sharedMacs);
  return { cells, sharedMacs, totalMacs, seconds: (2 * totalMacs) / (gflops * 1e9 * workers * utilisation) };
}

/** Three digits, or all before the decimal point. */
function giga(macs: number): string {
  const value = macs / 1e9;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The cells of a dry run as a table, with the sums below it. */
export function dryRunText({ cells, sharedMacs, totalMacs, seconds }: DryRun): string {
  const table = plainTable(['cell', 'data set', 'shots', 'state', 'method', 'seed', 'GMAC'], 1);
  for (const { id, dataset, shots, state, method, seed, macs } of cells) {
    table.push([id, dataset, shots, state, method, seed, giga(macs)]);
  }
  return [
    trimLines(table.toString()),
    '',
    `${cells.length} cells, ${giga(totalMacs)} GMAC (${giga(sharedMacs)} of them shared features), roughly ${formatDuration(seconds)}`,
  ].join('\n');
}
