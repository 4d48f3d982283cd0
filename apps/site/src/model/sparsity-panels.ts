import {
  type Cell,
  type Interval,
  meanInterval,
  methodLabels,
  type Run,
  type SeedGroup,
  seedGroups,
  valuesBySeed,
} from '@reticket/results';
import { collapsedIn } from './collapsed.ts';
import { nameOf, shotsName } from './names.ts';

/** One ticket on one line of the chart. */
export interface SparsityPoint {
  readonly series: string;
  readonly method: Cell['method'];
  readonly state: number;
  readonly sparsity: { readonly prunable: number; readonly whole: number };
  readonly collapsed: boolean;
  readonly interval: Interval;
  readonly seeds: readonly { readonly seed: number; readonly value: number }[];
}

/** One small multiple: a data set at one number of shots. */
export interface SparsityPanel {
  readonly id: string;
  readonly title: string;
  readonly points: readonly SparsityPoint[];
}

interface Axes {
  readonly models: boolean;
  readonly budgets: boolean;
  readonly methodLabelOf: (cell: Cell) => string;
  /** Ticket methods of the states above 0; a dense model starts the line of each. */
  readonly ticketMethods: readonly string[];
}

function axesOf(cells: readonly Cell[]): Axes {
  const distinct = (values: Iterable<string>) => new Set(values).size;
  const methods = ['LP', 'VP'] as const;
  return {
    models: distinct(cells.map((cell) => cell.source.model)) > 1,
    budgets: methods.some((method) => {
      const own = cells.filter((cell) => cell.method === method);
      return distinct(own.map(({ budget }) => `${budget.amount} ${budget.kind}`)) > 1;
    }),
    methodLabelOf: methodLabels(cells),
    ticketMethods: [
      ...new Set(cells.filter((cell) => cell.ticket.state > 0).map((cell) => cell.ticket.method)),
    ],
  };
}

function seriesOf(cell: Cell, axes: Axes): string[] {
  const parts = [axes.methodLabelOf(cell)];
  if (axes.models) parts.push(nameOf(cell.source.model));
  if (axes.budgets) parts.push(`${cell.budget.amount} ${cell.budget.kind}`);
  const plain = parts.join(', ');
  if (axes.ticketMethods.length < 2) return [plain];
  const tickets = cell.ticket.state === 0 ? axes.ticketMethods : [cell.ticket.method];
  return tickets.map((ticket) => `${plain}, ${ticket}`);
}

function pointsOf(group: SeedGroup, metric: string, axes: Axes, collapsed: boolean): SparsityPoint[] {
  const values = valuesBySeed(group, metric);
  const cell = group.measured[0];
  if (cell === undefined || values.size === 0) return [];
  return seriesOf(cell, axes).map((series) => ({
    series,
    method: cell.method,
    state: cell.ticket.state,
    sparsity: cell.ticket.sparsity,
    collapsed,
    interval: meanInterval([...values.values()]),
    seeds: [...values].map(([seed, value]) => ({ seed, value })),
  }));
}

/**
 * The small multiples of one metric over sparsity: one panel per data set and number of shots, one line per method and whatever
 * else the run varies, points from the densest ticket to the sparsest. Cells without the metric are left out.
 */
export function sparsityPanels(run: Run, metric: string): SparsityPanel[] {
  const axes = axesOf(run.cells);
  const collapsed = collapsedIn(run.cells);
  const panels = new Map<string, { cell: Cell; points: SparsityPoint[] }>();
  for (const group of seedGroups(run.cells)) {
    const [cell] = group.cells;
    const points = pointsOf(group, metric, axes, collapsed(cell) === true);
    if (points.length === 0) continue;
    const id = `${cell.dataset.name}-${cell.shots.asked}`;
    const panel = panels.get(id) ?? { cell, points: [] };
    panel.points.push(...points);
    panels.set(id, panel);
  }
  const shotsOrder = (cell: Cell) =>
    cell.shots.asked === 'all' ? Number.POSITIVE_INFINITY : cell.shots.asked;
  return [...panels]
    .sort(
      ([, a], [, b]) =>
        a.cell.dataset.name.localeCompare(b.cell.dataset.name) || shotsOrder(a.cell) - shotsOrder(b.cell),
    )
    .map(([id, { cell, points }]) => ({
      id,
      title: `${nameOf(cell.dataset.name)}, ${shotsName(cell.shots.asked)}`,
      points: points.sort(
        (a, b) => a.series.localeCompare(b.series) || a.sparsity.prunable - b.sparsity.prunable,
      ),
    }));
}

/** The lines of all panels, sorted by name; their order fixes colour, dash and shape. */
export const seriesNames = (panels: readonly SparsityPanel[]): string[] =>
  [...new Set(panels.flatMap((panel) => panel.points.map((point) => point.series)))].sort();
