import { describe, expect, it } from 'vitest';
import { leaderboardRows } from '../src/model/leaderboard.ts';
import { leaderboardFilters, rowCount, tableRowOf } from '../src/model/leaderboard-columns.ts';
import { failed, measured, runOf } from './example-run.ts';

const seeds = (state: number, values: number[]) =>
  values.map((top1, seed) => measured({ state, seed, values: { top1, ece: 0.1 } }));

describe('leaderboardRows', () => {
  it('shows the mean over seeds with its t interval', () => {
    const [row] = leaderboardRows(runOf(seeds(0, [0.5, 0.6])));
    const interval = row!.intervals.get('top1')!;
    expect(interval).toMatchObject({ n: 2, method: 't' });
    expect(interval.mean).toBeCloseTo(0.55, 12);
    expect(interval.high! - interval.mean).toBeCloseTo(12.7062 * 0.05, 4);
    expect(row!.cells.map((cell) => cell.seed)).toEqual([0, 1]);
  });

  it('ranks within one data set and number of shots, best first', () => {
    const rows = leaderboardRows(
      runOf([...seeds(2, [0.3, 0.31, 0.3]), ...seeds(0, [0.6, 0.61, 0.6]), measured({ dataset: 'mnist' })]),
    );
    expect(
      rows.map(({ cell, place }) => [cell.dataset.name, cell.ticket.state, place?.rank, place?.tied]),
    ).toEqual([
      ['gtsrb', 0, 1, false],
      ['gtsrb', 2, 2, false],
      ['mnist', 0, undefined, undefined],
    ]);
  });

  it('has a row for each cell that failed, after those with a result', () => {
    const rows = leaderboardRows(runOf([failed({ seed: 1 }), measured({ seed: 0 }), failed({ state: 6 })]));
    expect(rows.map(({ status, cells }) => [status, cells.length])).toEqual([
      ['ok', 1],
      ['failed', 1],
      ['failed', 1],
    ]);
  });

  it('names the options a method varies, and only those', () => {
    const rows = leaderboardRows(
      runOf([
        measured({ method: 'VP', methodOptions: { map: 'ilm', imageSize: 32 } }),
        measured({ method: 'VP', methodOptions: { map: 'flm', imageSize: 32 } }),
        measured({ method: 'LP', methodOptions: { l2: 0.01 } }),
      ]),
    );
    expect(rows.map(({ methodLabel }) => methodLabel).sort()).toEqual(['LP', 'VP, map flm', 'VP, map ilm']);
  });
});

describe('tableRowOf', () => {
  it('leaves unknown values empty', () => {
    const [row] = leaderboardRows(runOf([failed()]));
    expect(tableRowOf(row!)).toMatchObject({
      filters: { dataset: 'gtsrb', method: 'LP', shots: '4', state: '0', status: 'failed' },
      keys: { rank: '', top1: '', zeros: '0', upstream: '0.6' },
    });
  });

  it('sorts all shots after any number', () => {
    const [row] = leaderboardRows(runOf([measured({ shots: 'all' })]));
    expect(Number(tableRowOf(row!).keys.shots)).toBeGreaterThan(1e6);
  });
});

describe('leaderboardFilters', () => {
  it('offers only what differs, numbers in order', () => {
    const rows = leaderboardRows(
      runOf([measured({ shots: 16 }), measured({ shots: 4 }), measured({ shots: 'all' })]),
    );
    expect(leaderboardFilters(rows)).toEqual([
      {
        name: 'shots',
        label: 'Shots',
        options: [
          { value: '4', label: '4 shots' },
          { value: '16', label: '16 shots' },
          { value: 'all', label: 'all shots' },
        ],
      },
    ]);
  });
});

it('rowCount says how many of how many', () => {
  expect([rowCount(1, 1), rowCount(3, 48), rowCount(48, 48)]).toEqual(['1 row', '3 of 48 rows', '48 rows']);
});
