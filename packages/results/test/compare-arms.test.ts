import { describe, expect, it } from 'vitest';
import { armAverage, armDifference, compareArms, type MeasuredCell } from '../src/index.js';
import { failedCell, measuredCell } from './example-run.js';

interface Parts {
  readonly dataset?: string;
  readonly map?: string;
  readonly prompt?: string;
  readonly method?: 'LP' | 'VP';
  readonly learningRate?: number;
}

/** Cells of one arm in one setting, a seed for each value. */
function arm(parts: Parts, ...top1: number[]): MeasuredCell[] {
  const { dataset = 'gtsrb', map = 'ilm', prompt, method = 'VP', learningRate = 0.1 } = parts;
  return top1.map((value, seed) => ({
    ...measuredCell,
    method,
    methodOptions:
      method === 'LP'
        ? { resolution: 'source' }
        : { map, learningRate, ...(prompt === undefined ? { imageSize: 32 } : { prompt }) },
    dataset: { ...measuredCell.dataset, name: dataset },
    seed,
    values: { top1: value },
  }));
}

const maps = [
  ...arm({ map: 'rlm' }, 0.2, 0.3),
  ...arm({ map: 'ilm' }, 0.4, 0.44),
  ...arm({ map: 'rlm', dataset: 'fashion-mnist' }, 0.5, 0.6),
  ...arm({ map: 'ilm', dataset: 'fashion-mnist' }, 0.52, 0.58),
];

describe('compareArms', () => {
  it('pairs the seeds of arms in every setting, and averages the settings seed by seed', () => {
    const comparison = compareArms(maps, { by: ['map'], metric: 'top1' });
    expect(comparison.arms).toEqual(['map rlm', 'map ilm']);
    expect(comparison.settings.map(({ cell }) => cell.dataset.name)).toEqual(['gtsrb', 'fashion-mnist']);
    const { settings, average } = armDifference(comparison, 0, 1);
    expect(settings.map(({ difference }) => difference.mean)).toEqual([
      expect.closeTo((0.2 + 0.14) / 2, 12),
      expect.closeTo((0.02 - 0.02) / 2, 12),
    ]);
    // Seed 0: (0.2 + 0.02) / 2 = 0.11; seed 1: (0.14 - 0.02) / 2 = 0.06. sd = 0.05 / sqrt 2; t(1) = 12.7062.
    expect(average).toMatchObject({ n: 2, mean: expect.closeTo(0.085, 12), method: 'paired t' });
    expect(average!.high! - average!.mean).toBeCloseTo((12.7062 * 0.05) / 2, 5);
    expect(armAverage(comparison, 1)!.mean).toBeCloseTo((0.42 + 0.55) / 2, 12);
  });

  it('counts an unnamed prompt as the expansive one, and its image size with it', () => {
    const cells = [...arm({}, 0.4), ...arm({ prompt: 'watermark-full' }, 0.5)];
    const comparison = compareArms(cells, { by: ['prompt'], metric: 'top1' });
    expect(comparison.arms).toEqual(['prompt expansive', 'prompt watermark-full']);
    expect(armDifference(comparison, 0, 1).settings).toHaveLength(1);
  });

  it('does not pair cells that differ in more than what is compared', () => {
    const cells = [
      ...arm({ map: 'rlm', learningRate: 0.1 }, 0.4),
      ...arm({ map: 'ilm', learningRate: 0.2 }, 0.5),
    ];
    const byMap = compareArms(cells, { by: ['map'], metric: 'top1' });
    expect(byMap.settings).toHaveLength(2);
    expect(armDifference(byMap, 0, 1)).toEqual({ settings: [], average: undefined });
    expect(armAverage(byMap, 0)).toBeUndefined();
    const byBoth = compareArms(cells, { by: ['map', 'learningRate'], metric: 'top1' });
    expect(byBoth.arms).toEqual(['learningRate 0.1, map rlm', 'learningRate 0.2, map ilm']);
    expect(armDifference(byBoth, 0, 1).average!.mean).toBeCloseTo(0.1, 12);
  });

  it('compares methods with all their options', () => {
    const cells = [...arm({ method: 'LP' }, 0.6), ...arm({ map: 'rlm' }, 0.4), ...arm({ map: 'ilm' }, 0.5)];
    const comparison = compareArms(cells, { by: 'method', metric: 'top1' });
    expect(comparison.arms).toEqual(['LP', 'VP, map rlm', 'VP, map ilm']);
    expect(armDifference(comparison, 0, 2).average!.mean).toBeCloseTo(-0.1, 12);
  });

  it('names budgets where methods or settings differ in nothing else', () => {
    const short = { kind: 'epochs' as const, amount: 10 };
    const cells = [...maps, ...maps.map((cell) => ({ ...cell, budget: short }))];
    const byMethod = compareArms(cells, { by: 'method', metric: 'top1' });
    expect(byMethod.arms).toContain('budget 10 epochs, map ilm');
    const byMap = compareArms(cells, { by: ['map'], metric: 'top1' });
    expect(byMap.settings.map(({ label }) => label)).toEqual([
      'budget 100 epochs',
      'budget 100 epochs',
      'budget 10 epochs',
      'budget 10 epochs',
    ]);
  });

  it('leaves out what was not measured, and counts a cell that is given twice once', () => {
    const failed = { ...failedCell, method: 'VP' as const, methodOptions: { map: 'flm' } };
    const comparison = compareArms([...maps, ...maps, failed], { by: ['map'], metric: 'top1' });
    expect(comparison.arms).toEqual(['map rlm', 'map ilm']);
    expect(armDifference(comparison, 0, 1).average!.n).toBe(2);
  });

  it('averages over the seeds that both arms have in all settings', () => {
    const cells = [
      ...maps,
      ...arm({ map: 'rlm', dataset: 'mnist' }, 0.1),
      ...arm({ map: 'ilm', dataset: 'mnist' }, 0.2),
    ];
    const { settings, average } = armDifference(compareArms(cells, { by: ['map'], metric: 'top1' }), 0, 1);
    expect(settings.map(({ difference }) => difference.n)).toEqual([2, 2, 1]);
    expect(average).toMatchObject({ n: 1, low: null, mean: expect.closeTo((0.2 + 0.02 + 0.1) / 3, 12) });
  });

  it('refuses fewer than two arms', () => {
    const one = { by: ['map'], metric: 'top1' } as const;
    expect(() => compareArms(arm({ map: 'ilm' }, 0.4), one)).toThrow('got 1 arms, expected at least 2');
    expect(() => compareArms(maps, { ...one, metric: 'nll' })).toThrow('got 0 arms');
  });
});
