import {
  type Cell,
  type Interval,
  meanInterval,
  methodLabels,
  type Run,
  rankTies,
  type SeedGroup,
  seedGroups,
  valuesBySeed,
} from '@reticket/results';
import { collapsedIn } from './collapsed.ts';

/** Columns that hold a metric, in the order they are shown. */
export const leaderboardMetrics = ['top1', 'ece', 'ece.scaled', 'nll', 'seconds'] as const;

export type LeaderboardMetric = (typeof leaderboardMetrics)[number];

/** Place among all tickets and methods on one data set with one number of shots. */
export interface Place {
  readonly rank: number;
  readonly tied: boolean;
}

/** One line of the leaderboard: the seeds of one configuration, or one cell that has no result. */
export interface LeaderboardRow {
  readonly id: string;
  readonly status: Cell['status'];
  /** The first cell: everything but the seed is the same in all. */
  readonly cell: Cell;
  readonly methodLabel: string;
  readonly collapsed: boolean | undefined;
  readonly cells: readonly Cell[];
  readonly intervals: ReadonlyMap<LeaderboardMetric, Interval>;
  /** Absent where no two rows can be told apart because each has one seed. */
  readonly place: Place | undefined;
}

/** What a place is among. */
export const scopeOf = (cell: Cell): string => `${cell.dataset.name} ${cell.shots.asked}`;

function places(groups: readonly SeedGroup[]): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const members of groupByScope(groups).values()) {
    const contenders = members
      .map((group) => ({ key: group.id, values: valuesBySeed(group, 'top1') }))
      .filter(({ values }) => values.size > 0);
    if (contenders.every(({ values }) => values.size < 2)) continue;
    for (const { key, rank, tied } of rankTies(contenders, 'higher')) found.set(key, { rank, tied });
  }
  return found;
}

function groupByScope(groups: readonly SeedGroup[]): Map<string, SeedGroup[]> {
  const scopes = new Map<string, SeedGroup[]>();
  for (const group of groups) {
    const scope = scopeOf(group.cells[0]);
    const members = scopes.get(scope);
    if (members === undefined) scopes.set(scope, [group]);
    else members.push(group);
  }
  return scopes;
}

function intervalsOf(group: SeedGroup): Map<LeaderboardMetric, Interval> {
  const intervals = new Map<LeaderboardMetric, Interval>();
  for (const metric of leaderboardMetrics) {
    const values =
      metric === 'seconds'
        ? group.measured.map((cell) => cell.seconds)
        : [...valuesBySeed(group, metric).values()];
    if (values.length > 0) intervals.set(metric, meanInterval(values));
  }
  return intervals;
}

function byScopeThenAccuracy(a: LeaderboardRow, b: LeaderboardRow): number {
  const shots = ({ cell }: LeaderboardRow) =>
    cell.shots.asked === 'all' ? Number.POSITIVE_INFINITY : cell.shots.asked;
  const accuracy = (row: LeaderboardRow) => row.intervals.get('top1')?.mean ?? -1;
  const byShots = shots(a) === shots(b) ? 0 : shots(a) - shots(b);
  return a.cell.dataset.name.localeCompare(b.cell.dataset.name) || byShots || accuracy(b) - accuracy(a);
}

/**
 * Lines of the leaderboard: one per configuration with at least one measured seed, and one per cell that failed or was
 * skipped. Sorted by data set, then shots, then falling accuracy, lines without a result last.
 */
export function leaderboardRows(run: Run): LeaderboardRow[] {
  const groups = seedGroups(run.cells);
  const place = places(groups);
  const collapsed = collapsedIn(run.cells);
  const labelOf = methodLabels(run.cells);
  const rows = groups.flatMap((group) => {
    const shared = (cell: Cell) => ({
      cell,
      methodLabel: labelOf(cell),
      collapsed: collapsed(cell),
    });
    const own: LeaderboardRow[] = [];
    const first = group.measured[0];
    if (first !== undefined) {
      own.push({
        ...shared(first),
        id: group.id,
        status: 'ok',
        cells: group.measured,
        intervals: intervalsOf(group),
        place: place.get(group.id),
      });
    }
    for (const cell of group.cells) {
      if (cell.status === 'ok') continue;
      own.push({
        ...shared(cell),
        id: cell.id,
        status: cell.status,
        cells: [cell],
        intervals: new Map(),
        place: undefined,
      });
    }
    return own;
  });
  return rows.sort(byScopeThenAccuracy);
}
