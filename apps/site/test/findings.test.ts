import { describe, expect, it } from 'vitest';
import { findings } from '../src/model/findings.ts';
import { measured, runOf } from './example-run.ts';

const pair = (method: 'LP' | 'VP', state: number, top1: number, ece: number, upstreamTop1 = 0.6) =>
  [0, 1, 2].map((seed) =>
    measured({
      method,
      state,
      seed,
      upstreamTop1,
      values: { top1: top1 + 0.01 * seed, ece: ece + 0.001 * seed, 'ece.scaled': ece / 2 },
    }),
  );

const run = runOf([
  ...pair('LP', 0, 0.6, 0.1),
  ...pair('LP', 2, 0.58, 0.12),
  ...pair('LP', 6, 0.1, 0.3, 0.001),
  ...pair('VP', 0, 0.5, 0.1),
  ...pair('VP', 2, 0.4, 0.08),
]);

describe('findings', () => {
  const [cost, calibration, gap, scaling] = findings(run);

  it('compares dense with the sparsest ticket that has not collapsed', () => {
    expect(cost!.figure).toBe('−10.0');
    expect(cost!.unit).toBe('points, VP');
    expect(cost!.sentence).toContain('(36 % zeros)');
    expect(cost!.sentence).toContain('LP −2.0 points (1 with a 95 % interval that excludes 0)');
  });

  it('counts how often dense is better calibrated', () => {
    expect(calibration!.figure).toBe('1 of 2');
  });

  it('counts how often linear probing is ahead on the same ticket', () => {
    expect(gap!.figure).toBe('2 of 2');
    expect(gap!.sentence).toContain('−14.0 points on average');
  });

  it('says what temperature scaling does', () => {
    expect(scaling!.sentence).toContain('lowers ECE in 15 of 15 cells');
  });

  it('says nothing where there is nothing to compare', () => {
    expect(findings(runOf([]))).toEqual([]);
    expect(findings(runOf([measured({ values: { top1: 0.5 } })]))).toEqual([]);
  });

  it('says so where there is one seed only', () => {
    const single = findings(runOf([measured({ state: 0 }), measured({ state: 2 })]));
    expect(single[0]!.sentence).toContain('one seed each, so no interval');
  });
});
