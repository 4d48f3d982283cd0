import type { MeasuredPerf, PerfFigure } from '@reticket/results';
import { plainTable, trimLines } from '../report/result-table.js';

/** Three significant digits, or all before the decimal point. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

function param({ params }: PerfFigure, key: string): string {
  return String(params[key] ?? '-');
}

/** What tells figures of one task apart; every other parameter is in the run file. */
function variant({ params: { batch, imageSize, assignment, shape } }: PerfFigure): string {
  const parts = [
    batch === undefined ? undefined : `batch ${batch}`,
    imageSize === undefined ? undefined : `${imageSize} px`,
    assignment,
    shape,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '-' : parts.join(', ');
}

function measuredColumns(figure: MeasuredPerf): string[] {
  const { p50, mad, unit, n, itemsPerSecond, gflops, fractionOfPeak, peakRssBytes } = figure;
  const optional = (value: number | undefined, show: (value: number) => string) =>
    value === undefined ? '-' : show(value);
  return [
    `${threeDigits(p50)} ${unit}`,
    threeDigits(mad),
    String(n),
    optional(itemsPerSecond, threeDigits),
    optional(gflops, threeDigits),
    optional(fractionOfPeak, (fraction) => (100 * fraction).toFixed(0)),
    optional(peakRssBytes, (bytes) => (bytes / 2 ** 20).toFixed(0)),
  ];
}

const failedColumns = ['failed', ...Array<string>(6).fill('-')];

/** One line for each figure; reasons of failures and warnings of the timer stand below, each on a line of its own. */
export function speedTable(figures: readonly PerfFigure[]): string {
  const table = plainTable(
    [
      'task',
      'model',
      'engine',
      'threads',
      'variant',
      'median',
      'MAD',
      'samples',
      'images/s',
      'GFLOP/s',
      '% of sgemm',
      'peak MiB',
    ],
    7,
  );
  for (const figure of figures) {
    table.push([
      param(figure, 'task'),
      param(figure, 'model'),
      param(figure, 'engine'),
      param(figure, 'threads'),
      variant(figure),
      ...(figure.status === 'failed' ? failedColumns : measuredColumns(figure)),
    ]);
  }
  const notes = figures.flatMap((figure) => {
    if (figure.status === 'failed')
      return [`failed: ${figure.id}: ${figure.error.code} ${figure.error.message}`];
    return figure.timerWarning === undefined ? [] : [`timer: ${figure.id}: ${figure.timerWarning}`];
  });
  return [trimLines(table.toString()), ...notes].join('\n');
}
