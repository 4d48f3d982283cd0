import {
  type Cell,
  canonicalJson,
  type Interval,
  pairedDifferenceInterval,
  type Run,
  type SeedGroup,
  seedGroups,
  valuesBySeed,
} from '@reticket/results';
import { collapsedIn } from './collapsed.ts';
import { scopeOf } from './leaderboard.ts';

/** Two configurations that differ in one thing, and the paired difference `second - first` of a metric over their seeds. */
export interface Comparison {
  readonly first: SeedGroup;
  readonly second: SeedGroup;
  readonly difference: Interval;
}

function compare(first: SeedGroup, second: SeedGroup, metric: string): Comparison[] {
  const difference = pairedDifferenceInterval(valuesBySeed(second, metric), valuesBySeed(first, metric));
  return difference === undefined ? [] : [{ first, second, difference }];
}

const settingOf = (cell: Cell): string =>
  canonicalJson([cell.source.weightsHash, scopeOf(cell), cell.method, cell.methodOptions, cell.budget]);

const taskOf = (cell: Cell): string =>
  canonicalJson([cell.source.weightsHash, cell.ticket.method, cell.ticket.state, scopeOf(cell)]);

/** Dense model against each of its tickets whose source has not collapsed, in the same setting. */
export function denseAgainstTickets(run: Run, metric: string): Comparison[] {
  const collapsed = collapsedIn(run.cells);
  const groups = seedGroups(run.cells);
  const dense = new Map<string, SeedGroup>();
  for (const group of groups) {
    if (group.cells[0].ticket.state === 0) dense.set(settingOf(group.cells[0]), group);
  }
  return groups.flatMap((group) => {
    const [cell] = group.cells;
    const own = dense.get(settingOf(cell));
    if (own === undefined || cell.ticket.state === 0 || collapsed(cell) === true) return [];
    return compare(own, group, metric);
  });
}

/** Linear probing against visual prompting on the same ticket, data set and shots. */
export function probingAgainstPrompting(run: Run, metric: string): Comparison[] {
  const groups = seedGroups(run.cells);
  return groups
    .filter((group) => group.cells[0].method === 'LP')
    .flatMap((probing) =>
      groups
        .filter(({ cells: [cell] }) => cell.method === 'VP' && taskOf(cell) === taskOf(probing.cells[0]))
        .flatMap((prompting) => compare(probing, prompting, metric)),
    );
}

/** Whether the interval of a difference leaves out 0. */
export const isClear = ({ difference: { low, high } }: Comparison): boolean =>
  low !== null && high !== null && (low > 0 || high < 0);
