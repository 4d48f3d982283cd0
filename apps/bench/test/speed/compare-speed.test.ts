import type { PerfFigure } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { compareSpeed } from '../../src/speed/compare-speed.js';
import { exampleFigure, forward, sgemm } from './example-figures.js';

describe('compareSpeed', () => {
  it('gives before over now for the figures that both runs have', () => {
    const earlier = [exampleFigure(forward, { p50: 30 }), exampleFigure(sgemm)];
    const later = [exampleFigure(forward, { p50: 20 })];
    expect(compareSpeed(earlier, later)).toEqual([
      { id: exampleFigure(forward).id, before: 30, after: 20, unit: 'ms', speedup: 1.5, beyondNoise: true },
    ]);
  });

  it.each([
    // Standard error of each median: sqrt(pi / 2) * 1.4826 * 1 / sqrt(4) = 0.929; of the difference 1.314; thrice: 3.942.
    [3.94, false],
    [3.95, true],
  ])(
    'calls a difference of %d ms with a MAD of 1 ms and 4 samples beyond noise: %s',
    (difference, beyond) => {
      const [ratio] = compareSpeed(
        [exampleFigure(forward, { p50: 10 + difference, mad: 1 })],
        [exampleFigure(forward, { p50: 10, mad: 1 })],
      );
      expect(ratio!.beyondNoise).toBe(beyond);
    },
  );

  it('leaves out what failed in either run', () => {
    const { id, params } = exampleFigure(forward);
    const failed: PerfFigure = {
      id,
      params,
      status: 'failed',
      error: { code: 'RETICKET_NOT_FINITE', message: 'it ran away' },
    };
    expect(compareSpeed([failed], [exampleFigure(forward)])).toEqual([]);
    expect(compareSpeed([exampleFigure(forward)], [failed])).toEqual([]);
  });
});
