import type { Run } from '@reticket/results';
import type { Spec } from 'vega';
import { formatNumber, metricHeading, percent } from '../model/format.ts';
import { stateName } from '../model/names.ts';
import {
  type SparsityPanel,
  type SparsityPoint,
  seriesNames,
  sparsityPanels,
} from '../model/sparsity-panels.ts';
import { compileChart } from './compile-chart.ts';
import {
  type SparsityFigure as Shared,
  sparsestShown,
  sparsityDomain,
  sparsitySpec,
} from './sparsity-spec.ts';

/** One panel, ready to draw. */
export interface DrawnPanel {
  readonly id: string;
  readonly title: string;
  /** The panel in words, for readers who do not see it. */
  readonly summary: string;
  readonly spec: Spec;
}

/** A metric over sparsity, as the page draws it at build time and the browser draws it again. */
export interface SparsityFigure {
  readonly metric: string;
  readonly heading: string;
  readonly series: readonly string[];
  readonly panels: readonly DrawnPanel[];
  /** The same numbers as a table: panel, series, ticket, zeros, mean, interval, seeds. */
  readonly rows: readonly (readonly string[])[];
}

/** Headings of `SparsityFigure.rows`. */
export const rowHeadings = [
  'Data set',
  'Method',
  'Ticket',
  'Zeros (%)',
  'Mean',
  '95 % interval',
  'Seeds',
] as const;

/** Metrics the figures offer, those the run has. */
export function metricsWithin(run: Run, keys: readonly string[]): string[] {
  return keys.filter(
    (key) => Object.hasOwn(run.metrics, key) && run.cells.some((cell) => Object.hasOwn(cell.values, key)),
  );
}

function summaryOf(panel: SparsityPanel, shared: Shared): string {
  const lines = shared.series.flatMap((series) => {
    const points = panel.points.filter((point) => point.series === series);
    const values = points.map(
      (point) =>
        `${formatNumber(shared.metric, point.interval.mean)} at ${percent(point.sparsity.prunable, 0)} % zeros`,
    );
    return values.length === 0 ? [] : [`${series}: ${values.join(', ')}`];
  });
  return `${metricHeading(shared.metric)} on ${panel.title}. ${lines.join('. ')}.`;
}

function rowOf(panel: SparsityPanel, point: SparsityPoint, { metric }: Shared): string[] {
  const { mean, low, high, n } = point.interval;
  return [
    panel.title,
    point.series,
    point.collapsed ? `${stateName(point.state)}, source collapsed` : stateName(point.state),
    percent(point.sparsity.prunable),
    formatNumber(metric, mean),
    low === null || high === null ? '' : `${formatNumber(metric, low)} to ${formatNumber(metric, high)}`,
    String(n),
  ];
}

/**
 * The figure of one metric of a run.
 *
 * @param key A metric of the run; see `metricsWithin`.
 */
export function sparsityFigure(run: Run, key: string): SparsityFigure {
  const metric = run.metrics[key]!;
  const panels = sparsityPanels(run, key);
  const shared = {
    metric,
    series: seriesNames(panels),
    domain: sparsityDomain(panels, metric),
    sparsest: sparsestShown(panels),
  };
  return {
    metric: key,
    heading: metricHeading(metric),
    series: shared.series,
    panels: panels.map((panel) => ({
      id: panel.id,
      title: panel.title,
      summary: summaryOf(panel, shared),
      spec: compileChart(sparsitySpec(panel, shared)),
    })),
    rows: panels.flatMap((panel) => panel.points.map((point) => rowOf(panel, point, shared))),
  };
}
