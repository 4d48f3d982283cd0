import { expect, test } from 'vitest';
import type { RaceResult } from '../src/race.js';
import { allReached, reportMarkdown } from '../src/report.js';

const result: RaceResult = {
  machine: { cpu: 'A processor', threads: 2 },
  versions: { node: 'v20.0.0', pytorch: '2.0' },
  trial: { contiguous: 900, channels_last: 800 },
  memoryFormat: 'channels_last',
  sgemm: { pytorch: 2e11, reticket: 2.1e11 },
  rows: [
    {
      id: 'a',
      title: 'A task',
      entrants: [
        { name: 'PyTorch', seconds: [12], median: 12, peakBytes: 9e8, shareOfSgemm: 0.8, differences: {} },
        {
          name: 'Reticket',
          seconds: [0.5],
          median: 0.5,
          peakBytes: 1e8,
          testAccuracy: 0.25,
          differences: {
            loss: { largest: 1e-7, norm: 2e-7 },
            gradient: { largest: 1e-3, norm: 3e-4 },
          },
        },
      ],
      timeRatios: [
        {
          of: 'PyTorch',
          over: 'Reticket',
          pairs: [24],
          median: 24,
          min: 24,
          max: 24,
          atLeast: 50,
          reached: false,
        },
      ],
      memoryRatios: [{ of: 'Reticket', over: 'PyTorch', value: 1 / 9, atMost: 1, reached: true }],
    },
  ],
};

test('the report names machine, peaks, times, ratios and what was not reached', () => {
  expect(reportMarkdown(result)).toBe(`A processor, 2 threads each; Node v20.0.0, PyTorch 2.0.
sgemm peak in the same run: ONNX Runtime 210 GFLOP/s, PyTorch 200 GFLOP/s.
PyTorch ran channels_last: 800 ms in the trial, the other layout 900 ms.
Largest relative difference to PyTorch's losses, logits and features 1.0e-7, to its gradients in norm 3.0e-4.

| task   | entrant  | median time | of sgemm peak | peak memory | test accuracy |
| ------ | -------- | ----------- | ------------- | ----------- | ------------- |
| A task | PyTorch  | 12.0 s      | 80.0 %        | 900 MB      |               |
|        | Reticket | 500 ms      |               | 100 MB      | 25.0 %        |

| task   | ratio                      | median | range               | promised                |
| ------ | -------------------------- | ------ | ------------------- | ----------------------- |
| A task | PyTorch / Reticket         | 24.00x | 24.00-24.00, 1 pair | >= 50x: **not reached** |
|        | memory, Reticket / PyTorch | 0.11x  |                     | <= 1x                   |`);
});

test('one promise that is not reached is enough', () => {
  expect(allReached(result)).toBe(false);
  expect(allReached({ ...result, rows: [] })).toBe(true);
});
