import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { runToCsv } from '../src/model/csv.ts';
import { failed, measured, runOf } from './example-run.ts';

describe('runToCsv', () => {
  const cells = [
    measured({ seed: 0 }),
    measured({ seed: 1, methodOptions: { map: 'ilm' } }),
    failed({ state: 6 }),
  ];
  const rows = csvParse(runToCsv(runOf(cells)));

  it('has one line per cell, with values exactly as stored', () => {
    expect(rows.map((row) => [row.cell, row.seed, row.status, row.top1, row['ece.scaled']])).toEqual([
      [cells[0]!.id, '0', 'ok', '0.5', '0.05'],
      [cells[1]!.id, '1', 'ok', '0.5', '0.05'],
      [cells[2]!.id, '0', 'failed', '', ''],
    ]);
  });

  it('quotes text that holds commas and quotes', () => {
    expect(rows[2]!.error_message).toBe('loss became NaN, at step 3');
    expect(rows[1]!.method_options).toBe('{"map":"ilm"}');
  });

  it('puts the fixed columns first and only the metrics in use after them', () => {
    expect(rows.columns.slice(0, 3)).toEqual(['run', 'cell', 'model']);
    expect(rows.columns.slice(-4)).toEqual(['top1', 'nll', 'ece', 'ece.scaled']);
  });

  it('is an empty table for a run without cells', () => {
    expect(runToCsv(runOf([])).trim()).toBe('');
  });
});
