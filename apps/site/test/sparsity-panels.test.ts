import { describe, expect, it } from 'vitest';
import { seriesNames, sparsityPanels } from '../src/model/sparsity-panels.ts';
import { failed, measured, runOf } from './example-run.ts';

describe('sparsityPanels', () => {
  it('has a panel per data set and number of shots, shots in order', () => {
    const run = runOf([
      measured({ dataset: 'gtsrb', shots: 'all' }),
      measured({ dataset: 'gtsrb', shots: 16 }),
      measured({ dataset: 'gtsrb', shots: 4 }),
      measured({ dataset: 'fashion-mnist', shots: 4 }),
    ]);
    expect(sparsityPanels(run, 'top1').map((panel) => panel.title)).toEqual([
      'Fashion-MNIST, 4 shots',
      'GTSRB, 4 shots',
      'GTSRB, 16 shots',
      'GTSRB, all shots',
    ]);
  });

  it('joins seeds into points, from dense to sparse, and leaves out cells without the metric', () => {
    const run = runOf([
      measured({ state: 2, seed: 0, values: { top1: 0.4 } }),
      measured({ state: 2, seed: 1, values: { top1: 0.5 } }),
      measured({ state: 0, seed: 0, values: { top1: 0.6 } }),
      measured({ state: 1, seed: 0, values: { ece: 0.6 } }),
      failed({ state: 3 }),
    ]);
    const [panel] = sparsityPanels(run, 'top1');
    expect(panel!.points.map(({ state, interval }) => [state, interval.n, interval.mean])).toEqual([
      [0, 1, 0.6],
      [2, 2, 0.45],
    ]);
  });

  it('draws a line per option that varies, and starts each ticket method at the dense model', () => {
    const structured = measured({ state: 2 });
    const run = runOf([
      measured({ state: 0 }),
      measured({ state: 2, methodOptions: {} }),
      { ...structured, id: '0'.repeat(16), ticket: { ...structured.ticket, method: 'magnitude-uniform' } },
    ]);
    const panels = sparsityPanels(run, 'top1');
    expect(seriesNames(panels)).toEqual(['LP, magnitude-global', 'LP, magnitude-uniform']);
    expect(panels[0]!.points.map(({ series, state }) => `${series} ${state}`)).toEqual([
      'LP, magnitude-global 0',
      'LP, magnitude-global 2',
      'LP, magnitude-uniform 0',
      'LP, magnitude-uniform 2',
    ]);
  });
});
