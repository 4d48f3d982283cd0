import { describe, expect, it } from 'vitest';
import { resultTable } from '../src/report/result-table.js';
import { upstreamTable } from '../src/report/upstream-table.js';
import { failedCell, measuredCell } from './support/cells.js';

const cells = [
  measuredCell({ state: 0, method: 'LP', seed: 0, top1: 0.35, upstreamTop1: 0.612 }),
  measuredCell({ state: 0, method: 'LP', seed: 1, top1: 0.37, upstreamTop1: 0.612 }),
  measuredCell({ state: 6, method: 'VP', seed: 0, top1: 0.08, upstreamTop1: 0.004 }),
  failedCell({ state: 6, method: 'VP', seed: 1, top1: 0, upstreamTop1: 0.004 }),
  failedCell({ state: 6, method: 'LP', seed: 0, top1: 0, upstreamTop1: 0.004 }),
];

describe('resultTable', () => {
  it('shows means over the measured seeds, one line for each group', () => {
    expect(resultTable(cells)).toMatchInlineSnapshot(`
      "data set  shots  ticket                                     method  seeds  top-1 %  ECE %  scaled ECE %  temperature
      gtsrb     4      dense                                      LP        2/2     36.0   20.0           5.0         1.50
      gtsrb     4      state 6 (73.8 % pruned, source collapsed)  VP        1/2      8.0   20.0           5.0         1.50
      gtsrb     4      state 6 (73.8 % pruned, source collapsed)  LP        0/1        -      -             -            -"
    `);
  });
});

describe('upstreamTable', () => {
  it('shows each ticket once, with both sparsities', () => {
    expect(upstreamTable(cells)).toMatchInlineSnapshot(`
      "ticket   prunable zeros %  all zeros %  imagenet-sample top-1 % (n = 1000)  ECE %     source
      dense                 0.0          0.0                                61.2   10.0     intact
      state 6              73.8         42.8                                 0.4   10.0  collapsed"
    `);
  });

  it('is absent without upstream figures', () => {
    expect(upstreamTable([measuredCell({ state: 0, method: 'LP', seed: 0, top1: 0.35 })])).toBeUndefined();
  });
});
