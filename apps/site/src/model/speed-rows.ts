import type { PerfFigure, Run } from '@reticket/results';
import { counted, listed, nameOf } from './names.ts';

/** A speed figure as a line of a table; an empty text is what is unknown or does not apply. */
export interface SpeedRow {
  readonly id: string;
  readonly task: string;
  readonly model: string;
  readonly engine: string;
  readonly threads: string;
  /** What tells figures of one task apart: batch, image size, assignment, shape. Other parameters are in the run file. */
  readonly variant: string;
  /** Median, MAD, items per second, GFLOP/s, percent of the engine's limit, peak memory in MB, samples. */
  readonly numbers: readonly string[];
  /** Why there are no numbers, or what is wrong with them. */
  readonly note: string;
}

/** Three significant digits, or all before the decimal point. */
function threeDigits(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return value === 0 ? '0' : Number(value.toPrecision(3)).toString();
}

function numbersOf(figure: PerfFigure): readonly string[] {
  if (figure.status === 'failed') return [];
  const { p50, mad, unit, itemsPerSecond, gflops, fractionOfPeak, peakRssBytes, n } = figure;
  const known = (value: number | undefined, show = threeDigits) => (value === undefined ? '' : show(value));
  return [
    `${threeDigits(p50)} ${unit}`,
    threeDigits(mad),
    known(itemsPerSecond),
    known(gflops),
    known(fractionOfPeak, (fraction) => (100 * fraction).toFixed(0)),
    known(peakRssBytes, (bytes) => (bytes / 1e6).toFixed(0)),
    String(n),
  ];
}

function variantOf({ params: { batch, imageSize, assignment, shape } }: PerfFigure): string {
  const parts = [
    batch === undefined ? undefined : `batch ${batch}`,
    imageSize === undefined ? undefined : `${imageSize} px`,
    assignment,
    shape,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function noteOf(figure: PerfFigure): string {
  return figure.status === 'failed' ? figure.error.message : (figure.timerWarning ?? '');
}

export function speedRows(figures: readonly PerfFigure[]): readonly SpeedRow[] {
  return figures.map((figure) => {
    const { id, params } = figure;
    const param = (key: string) => String(params[key] ?? '');
    return {
      id,
      task: param('task') || id,
      model: nameOf(param('model')),
      engine: param('engine'),
      threads: param('threads'),
      variant: variantOf(figure),
      numbers: numbersOf(figure),
      note: noteOf(figure),
    };
  });
}

/** What the speed figures of a run cover: `12 figures of ResNet-18 on onnx-cpu and tfjs-wasm, 1 failed`. */
export function speedSummary({ perf }: Run): string {
  const values = (key: string) => [
    ...new Set(perf.flatMap(({ params }) => (params[key] === undefined ? [] : [String(params[key])]))),
  ];
  const models = values('model').map(nameOf);
  const engines = values('engine');
  const failed = perf.filter(({ status }) => status === 'failed').length;
  return [
    counted(perf.length, 'figure'),
    models.length === 0 ? '' : ` of ${listed(models)}`,
    engines.length === 0 ? '' : ` on ${listed(engines)}`,
    failed === 0 ? '' : `, ${failed} failed`,
  ].join('');
}
