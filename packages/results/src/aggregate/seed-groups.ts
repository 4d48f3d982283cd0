import { cellId } from '../cell-id.js';
import type { Cell, MeasuredCell } from '../schema/cell.js';
import type { SeedValues } from '../statistics/interval.js';

/** Cells that differ in nothing but their seed. */
export interface SeedGroup {
  /** 16 hex digits, the same for the same configuration in any run. */
  readonly id: string;
  /** All cells, by ascending seed; at least one. */
  readonly cells: readonly [Cell, ...Cell[]];
  /** Those with a result. */
  readonly measured: readonly MeasuredCell[];
}

/**
 * Groups cells over seeds, in the order of their first appearance. Two cells are in one group when model, weights, ticket
 * method and state, adaptation method and options, data set name, asked shots and budget agree.
 */
export function seedGroups(cells: readonly Cell[]): SeedGroup[] {
  const groups = new Map<string, [Cell, ...Cell[]]>();
  for (const cell of cells) {
    const id = cellId({
      model: cell.source.model,
      weights: cell.source.weightsHash,
      ticket: { method: cell.ticket.method, state: cell.ticket.state },
      method: cell.method,
      methodOptions: cell.methodOptions,
      dataset: cell.dataset.name,
      shots: cell.shots.asked,
      budget: cell.budget,
    });
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [cell]);
    else group.push(cell);
  }
  return [...groups].map(([id, group]) => {
    group.sort((a, b) => a.seed - b.seed);
    return { id, cells: group, measured: group.filter((cell): cell is MeasuredCell => cell.status === 'ok') };
  });
}

/** The values of one metric by seed, of those cells that have it. */
export function valuesBySeed(group: SeedGroup, metric: string): SeedValues {
  const values = new Map<number, number>();
  for (const cell of group.measured) {
    const value = Object.hasOwn(cell.values, metric) ? cell.values[metric] : undefined;
    if (value !== undefined) values.set(cell.seed, value);
  }
  return values;
}
