import { expect, test } from 'vitest';
import { judgeRow } from '../src/judge-row.js';
import { rows } from '../src/rows.js';
import type { Performance } from '../src/take-turns.js';

const stepRow = rows.find(({ id }) => id === 'step-32-b16')!;
const probeRow = rows.find(({ id }) => id === 'probe')!;
const peaks = { pytorch: 4e9, reticket: 2e9 };

function performance(
  name: string,
  seconds: readonly number[],
  peakBytes: number,
  macs?: number,
): Performance {
  return {
    name,
    prepared: { version: '1', ...(macs !== undefined && { macs }) },
    turns: seconds.map((time) => ({ seconds: time })),
    peakBytes,
    differences: {},
  };
}

const steps = (border: number) => [
  performance('PyTorch', [1, 1.2], 900),
  performance('Reticket, plain graph', [1, 1], 800, 1e9),
  performance('Reticket, shared border', [border, border], 400, 5e8),
];

test('each promise is judged by the median of its pairs', () => {
  const { timeRatios, memoryRatios } = judgeRow(stepRow, steps(0.5), peaks);
  expect(timeRatios.map((ratio) => [ratio.median, ratio.atLeast, ratio.reached])).toEqual([
    [1.1, 1, true],
    [2.2, 2, true],
    [2, 2.1, false],
  ]);
  expect(memoryRatios.map(({ value, reached }) => [value, reached])).toEqual([
    [800 / 900, true],
    [400 / 900, true],
    [0.5, undefined],
  ]);
});

test('the share of the peak is counted with the work of the plain graph for PyTorch', () => {
  const { entrants } = judgeRow(stepRow, steps(0.5), peaks);
  expect(entrants.map(({ shareOfSgemm }) => shareOfSgemm)).toEqual([2e9 / 1.1 / 4e9, 1, 1]);
});

test('a probe is only compared at equal accuracy', () => {
  const probes = (testAccuracy: number) =>
    ['PyTorch', 'Reticket'].map((name, index) => ({
      ...performance(name, [1], 1),
      turns: [{ seconds: 1, testAccuracy: index === 0 ? 0.5 : testAccuracy }],
    }));
  expect(judgeRow(probeRow, probes(0.51), peaks).entrants[1]!.testAccuracy).toBe(0.51);
  expect(() => judgeRow(probeRow, probes(0.52), peaks)).toThrow(
    'invalid test accuracies of probe: got 0.5 and 0.52, expected at most 0.01 apart',
  );
});
