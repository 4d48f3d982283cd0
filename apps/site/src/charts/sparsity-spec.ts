import type { Metric } from '@reticket/results';
import type { TopLevelSpec } from 'vega-lite';
import { metricHeading } from '../model/format.ts';
import type { SparsityPanel } from '../model/sparsity-panels.ts';
import { emphasisSignal } from './emphasis.ts';
import { chartConfig, colour, stylesOf } from './theme.ts';

/** What all panels of one figure share. */
export interface SparsityFigure {
  readonly metric: Metric;
  readonly series: readonly string[];
  /** Range of the vertical axis in display units. */
  readonly domain: readonly [number, number];
  /** End of the horizontal axis in percent. */
  readonly sparsest: number;
}

/** Fewest seeds that get a band: with two, t is 12.7 and the band hides the chart. */
const bandSeeds = 3;

const scaleOf = (metric: Metric): number => (metric.unit === 'fraction' ? 100 : 1);

/** End of the horizontal axis: the sparsest ticket, rounded up to a multiple of 10 %. */
export function sparsestShown(panels: readonly SparsityPanel[]): number {
  const sparsities = panels.flatMap((panel) => panel.points.map((point) => point.sparsity.prunable));
  return Math.max(10, 10 * Math.ceil(10 * Math.max(0, ...sparsities)));
}

/** Range of the vertical axis: from 0 to a little over the largest seed; intervals beyond it are cut off at the frame. */
export function sparsityDomain(panels: readonly SparsityPanel[], metric: Metric): [number, number] {
  const values = panels.flatMap((panel) =>
    panel.points.flatMap((point) => point.seeds.map((seed) => seed.value)),
  );
  const largest = Math.max(0, ...values) * scaleOf(metric);
  const smallest = Math.min(0, ...values) * scaleOf(metric);
  const room = 0.08 * (largest - smallest || 1);
  const top = largest + room;
  return [smallest < 0 ? smallest - room : 0, metric.unit === 'fraction' ? Math.min(100, top) : top];
}

function rowsOf(panel: SparsityPanel, metric: Metric) {
  const scale = scaleOf(metric);
  return panel.points.flatMap(({ series, state, sparsity, collapsed, interval, seeds }) => {
    const shared = { series, state, sparsity: 100 * sparsity.prunable, collapsed };
    return [
      {
        ...shared,
        kind: 'mean',
        seeds: interval.n,
        least: Math.min(...seeds.map((seed) => seed.value)) * scale,
        most: Math.max(...seeds.map((seed) => seed.value)) * scale,
        value: interval.mean * scale,
        low: (interval.low ?? interval.mean) * scale,
        high: (interval.high ?? interval.mean) * scale,
        text: {
          title: `${series}, ${state === 0 ? 'dense' : `state ${state}`}`,
          Zeros: `${(100 * sparsity.prunable).toFixed(1)} % of the prunable, ${(100 * sparsity.whole).toFixed(1)} % of all`,
          [metricHeading(metric)]: (interval.mean * scale).toFixed(metric.decimals),
          ...(interval.low === null || interval.high === null
            ? {}
            : {
                '95 % interval': `${(interval.low * scale).toFixed(metric.decimals)} to ${(interval.high * scale).toFixed(metric.decimals)}`,
              }),
          Seeds: String(interval.n),
          ...(collapsed ? { Source: 'collapsed' } : {}),
        },
      },
      ...seeds.map(({ value }) => ({ ...shared, kind: 'seed', value: value * scale })),
    ];
  });
}

/**
 * One panel: a metric over the sparsity of the prunable weights. Band: 95 % t interval over at least three seeds; thin bar: range of two. Line and large marks: means.
 * Small marks: seeds. Hollow marks: the source has collapsed.
 */
export function sparsitySpec(panel: SparsityPanel, figure: SparsityFigure): TopLevelSpec {
  const { metric, series, domain, sparsest } = figure;
  const styles = stylesOf(series);
  const emphasised = `length(${emphasisSignal}) === 0 || indexof(${emphasisSignal}, datum.series) >= 0`;
  const whenEmphasised = (value: number, otherwise: number) => ({
    condition: { test: emphasised, value },
    value: otherwise,
  });
  const only = (kind: string) => [{ filter: `datum.kind === '${kind}'` }];
  const x = {
    field: 'sparsity',
    type: 'quantitative' as const,
    title: 'zeros (%)',
    scale: { domain: [0, sparsest], nice: false },
    axis: { tickCount: 5 },
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    scale: { domain: [...domain], nice: false, zero: false },
    axis: { tickCount: 5, minExtent: 26, maxExtent: 26 },
  };
  const hue = {
    field: 'series',
    type: 'nominal' as const,
    legend: null,
    scale: { domain: [...series], range: styles.map((style) => style.colour) },
  };
  const dash = {
    field: 'series',
    type: 'nominal' as const,
    legend: null,
    scale: { domain: [...series], range: styles.map((style) => [...style.dash]) },
  };
  const shape = {
    field: 'series',
    type: 'nominal' as const,
    legend: null,
    scale: { domain: [...series], range: styles.map((style) => style.shape) },
  };
  return {
    width: 240,
    height: 180,
    config: chartConfig,
    params: [{ name: emphasisSignal, value: [] }],
    data: { values: rowsOf(panel, metric) },
    layer: [
      {
        transform: [{ filter: `datum.kind === 'mean' && datum.seeds >= ${bandSeeds}` }],
        mark: { type: 'area', clip: true },
        encoding: {
          x,
          y: { ...y, field: 'low' },
          y2: { field: 'high' },
          color: hue,
          opacity: whenEmphasised(0.11, 0.03),
        },
      },
      {
        transform: only('mean'),
        mark: { type: 'line', strokeWidth: 2, clip: true },
        encoding: { x, y, color: hue, strokeDash: dash, opacity: whenEmphasised(1, 0.15) },
      },
      {
        transform: [{ filter: `datum.kind === 'mean' && datum.seeds < ${bandSeeds}` }],
        mark: { type: 'rule', strokeWidth: 1.5, clip: true },
        encoding: {
          x,
          y: { ...y, field: 'least' },
          y2: { field: 'most' },
          color: hue,
          opacity: whenEmphasised(0.6, 0.1),
        },
      },
      {
        transform: only('seed'),
        mark: { type: 'point', filled: true, size: 12, clip: true },
        encoding: { x, y, color: hue, shape, opacity: whenEmphasised(0.6, 0.1) },
      },
      {
        transform: only('mean'),
        mark: { type: 'point', size: 62, strokeWidth: 2, clip: false },
        encoding: {
          x,
          y,
          shape,
          stroke: hue,
          fill: {
            condition: { test: 'datum.collapsed', value: colour.paper },
            field: 'series',
            type: 'nominal',
            legend: null,
            scale: hue.scale,
          },
          opacity: whenEmphasised(1, 0.15),
          tooltip: { field: 'text', type: 'nominal' },
        },
      },
    ],
  };
}
