import type { PerfFigure } from '@reticket/results';
import { expect, it } from 'vitest';
import { speedTable } from '../../src/speed/speed-table.js';
import { exampleFigure, forward, sgemm } from './example-figures.js';

it('shows a line for each figure and reasons below', () => {
  const figures: PerfFigure[] = [
    exampleFigure(sgemm, {
      params: { ...exampleFigure(sgemm).params, shape: '4 linear 8x8x8' },
      gflops: 175.04,
      fractionOfPeak: 0.97,
      peakRssBytes: 2 ** 27,
    }),
    exampleFigure(forward, {
      p50: 1234.5,
      mad: 0.012345,
      itemsPerSecond: 8.104,
      timerWarning: 'the clock is coarse',
    }),
    {
      id: 'lp-fit/resnet18',
      params: { task: 'lp-fit', model: 'resnet18', weights: 'random' },
      status: 'failed',
      error: { code: 'RETICKET_NOT_FINITE', message: 'it ran away' },
    },
  ];
  expect(speedTable(figures)).toBe(
    [
      'task     model     engine    threads  variant          median     MAD  samples  images/s  GFLOP/s  % of sgemm  peak MiB',
      'sgemm    -         onnx-cpu  2        4 linear 8x8x8     2 ms    0.25        4         -      175          97       128',
      'forward  resnet18  onnx-cpu  2        batch 16        1235 ms  0.0123        4       8.1        -           -         -',
      'lp-fit   resnet18  -         -        -                failed       -        -         -        -           -         -',
      'timer: forward/resnet18/onnx-cpu/threads=2/batch=16: the clock is coarse',
      'failed: lp-fit/resnet18: RETICKET_NOT_FINITE it ran away',
    ].join('\n'),
  );
});
