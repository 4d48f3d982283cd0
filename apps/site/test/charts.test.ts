import { metricCatalogue, type Run } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { compileChart, renderSvg } from '../src/charts/compile-chart.ts';
import { figures } from '../src/charts/figures.ts';
import { reliabilitySpec } from '../src/charts/reliability-spec.ts';
import { metricsWithin, rowHeadings, sparsityFigure } from '../src/charts/sparsity-figure.ts';
import { trainingLossSpec, trainingShareSpec } from '../src/charts/training-spec.ts';
import { measured, runOf } from './example-run.ts';

const metrics = [...figures.accuracy, ...figures.calibration];
const values = (shift: number) =>
  Object.fromEntries(
    metrics.map((key) => [key, metricCatalogue[key].unit === 'fraction' ? 0.3 + shift : 2 + shift]),
  );

const grid = (seeds: number): Run =>
  runOf(
    ['gtsrb', 'fashion-mnist'].flatMap((dataset) =>
      (['LP', 'VP'] as const).flatMap((method) =>
        [0, 2, 6].flatMap((state) =>
          Array.from({ length: seeds }, (_, seed) =>
            measured({
              dataset,
              method,
              state,
              seed,
              upstreamTop1: state === 6 ? 0.001 : 0.6,
              values: values(0.01 * (state + seed)),
            }),
          ),
        ),
      ),
    ),
  );

describe('every metric over sparsity', () => {
  it.each(metrics)('%s compiles, parses and renders as SVG', async (metric) => {
    const figure = sparsityFigure(grid(2), metric);
    expect(figure.series).toEqual(['LP', 'VP']);
    expect(figure.panels).toHaveLength(2);
    for (const { spec, summary } of figure.panels) {
      const svg = await renderSvg(spec);
      expect(svg).toMatch(/^<svg[^>]*viewBox=/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg).not.toContain('style=');
      expect(Number(/ width="(\d+)"/.exec(svg)?.[1]), 'no text reaches beyond the frame').toBeLessThan(300);
      expect(summary).toContain('LP: ');
    }
  });
});

describe('sparsityFigure', () => {
  const marks = async (seeds: number) => {
    const svg = await renderSvg(sparsityFigure(grid(seeds), 'top1').panels[0]!.spec);
    return {
      areas: svg.match(/mark-area[^>]*>\s*<path/g)?.length ?? 0,
      hollow: svg.match(/fill="var\(--paper\)"/g)?.length ?? 0,
    };
  };

  it('hollows the marks of collapsed sources, one per series', async () => {
    expect((await marks(2)).hollow).toBe(2);
  });

  it('draws a band from three seeds on', async () => {
    expect((await marks(2)).areas).toBe(0);
    expect((await marks(3)).areas).toBeGreaterThan(0);
  });

  it('works with one seed of one ticket', async () => {
    const figure = sparsityFigure(runOf([measured()]), 'top1');
    await expect(renderSvg(figure.panels[0]!.spec)).resolves.toContain('<svg');
    expect(figure.rows).toEqual([['GTSRB, 4 shots', 'LP', 'dense', '0.0', '50.0', '', '1']]);
    expect(rowHeadings).toHaveLength(figure.rows[0]!.length);
  });

  it('offers only metrics the run has', () => {
    expect(metricsWithin(runOf([measured()]), figures.calibration)).toEqual(['ece', 'ece.scaled', 'nll']);
    expect(metricsWithin(runOf([]), figures.accuracy)).toEqual([]);
  });
});

describe('reliability diagram', () => {
  const bin = (lower: number, upper: number, count: number) =>
    count === 0
      ? { lower, upper, count, confidence: null, accuracy: null, low: null, high: null }
      : { lower, upper, count, confidence: (lower + upper) / 2, accuracy: lower, low: 0, high: upper };

  it('draws filled bins and leaves empty ones out', async () => {
    const spec = compileChart(reliabilitySpec([bin(0, 0.5, 30), bin(0.5, 0.75, 0), bin(0.75, 1, 70)]));
    const data = JSON.stringify(spec.data);
    expect(data).toContain('"share":30');
    expect(data).not.toContain('"lower":50');
    const svg = await renderSvg(spec);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('renders with every bin empty', async () => {
    await expect(renderSvg(compileChart(reliabilitySpec([bin(0, 1, 0)])))).resolves.toContain('<svg');
  });
});

describe('training curves', () => {
  const points = [
    { epoch: 0, loss: 2.3, top1: 0.1, mapChurn: 1 },
    { epoch: 1, loss: 1.3, top1: 0.4 },
  ];

  it.each([
    ['loss', trainingLossSpec],
    ['accuracy and label map', trainingShareSpec],
  ])('%s compiles, parses and renders', async (_, spec) => {
    const svg = await renderSvg(compileChart(spec(points)));
    expect(svg).toContain('<svg');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});
