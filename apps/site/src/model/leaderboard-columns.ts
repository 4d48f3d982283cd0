import type { LeaderboardRow } from './leaderboard.ts';
import { counted, nameOf, shotsName, stateName } from './names.ts';
import type { TableRow } from './table-order.ts';

/** Columns a reader can sort by; the name stands in the address. */
export const leaderboardColumns = [
  { name: 'rank', label: 'Rank', number: true },
  { name: 'dataset', label: 'Data set', number: false },
  { name: 'shots', label: 'Shots', number: true },
  { name: 'method', label: 'Method', number: false },
  { name: 'ticket', label: 'Ticket', number: false },
  { name: 'zeros', label: 'Zeros (%)', number: true },
  { name: 'upstream', label: 'Upstream (%)', number: true },
  { name: 'top1', label: 'Accuracy (%)', number: true },
  { name: 'ece', label: 'ECE (%)', number: true },
  { name: 'ece.scaled', label: 'ECE, scaled (%)', number: true },
  { name: 'nll', label: 'NLL', number: true },
  { name: 'seconds', label: 'Time (s)', number: true },
  { name: 'seeds', label: 'Seeds', number: false },
] as const;

/** One filter: its name in the address, its label, and the values rows have, in order. */
export interface LeaderboardFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface FilterRule {
  readonly label: string;
  readonly value: (row: LeaderboardRow) => string;
  readonly show: (value: string) => string;
}

const filterRules: Readonly<Record<string, FilterRule>> = {
  dataset: { label: 'Data set', value: ({ cell }) => cell.dataset.name, show: nameOf },
  method: { label: 'Method', value: ({ methodLabel }) => methodLabel, show: (value) => value },
  shots: {
    label: 'Shots',
    value: ({ cell }) => String(cell.shots.asked),
    show: (value) => shotsName(value === 'all' ? 'all' : Number(value)),
  },
  state: {
    label: 'Ticket',
    value: ({ cell }) => String(cell.ticket.state),
    show: (value) => stateName(Number(value)),
  },
  model: { label: 'Model', value: ({ cell }) => cell.source.model, show: nameOf },
  status: { label: 'Status', value: ({ status }) => status, show: (value) => value },
};

/** What `row` is filtered and sorted by. */
export function tableRowOf(row: LeaderboardRow): TableRow {
  const { cell, place, intervals, cells } = row;
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  const measured = (metric: 'top1' | 'ece' | 'ece.scaled' | 'nll' | 'seconds') =>
    number(intervals.get(metric)?.mean);
  return {
    filters: Object.fromEntries(Object.entries(filterRules).map(([name, rule]) => [name, rule.value(row)])),
    keys: {
      rank: number(place?.rank),
      dataset: nameOf(cell.dataset.name),
      shots: cell.shots.asked === 'all' ? String(Number.MAX_SAFE_INTEGER) : String(cell.shots.asked),
      method: row.methodLabel,
      ticket: `${cell.source.model} ${cell.ticket.method} ${String(cell.ticket.state).padStart(4, '0')}`,
      zeros: String(cell.ticket.sparsity.prunable),
      upstream: number(cell.source.upstream?.top1),
      top1: measured('top1'),
      ece: measured('ece'),
      'ece.scaled': measured('ece.scaled'),
      nll: measured('nll'),
      seconds: measured('seconds'),
      seeds: String(cells.length),
    },
  };
}

/** The filters that can change anything: those with more than one value among `rows`. */
export function leaderboardFilters(rows: readonly LeaderboardRow[]): LeaderboardFilter[] {
  return Object.entries(filterRules).flatMap(([name, { label, value, show }]) => {
    const values = [...new Set(rows.map(value))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    if (values.length < 2) return [];
    return [{ name, label, options: values.map((option) => ({ value: option, label: show(option) })) }];
  });
}

/** `48 rows`, or `12 of 48 rows`. */
export const rowCount = (shown: number, all: number): string =>
  shown === all ? counted(all, 'row') : `${shown} of ${counted(all, 'row')}`;
