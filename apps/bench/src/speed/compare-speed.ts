import type { PerfFigure, Run } from '@reticket/results';
import { plainTable, trimLines } from '../report/result-table.js';
import { threeDigits } from './speed-table.js';

/** Standard deviations of a median's error that count as noise. */
const noiseWidth = 3;
/** Standard deviation of a normal distribution over its MAD. */
const deviationPerMad = 1.4826;
/** Standard error of a median over that of a mean, for many normal samples. */
const medianFactor = Math.sqrt(Math.PI / 2);

/** A figure of two runs. */
export interface SpeedRatio {
  readonly id: string;
  /** Medians in `unit`. */
  readonly before: number;
  readonly after: number;
  readonly unit: string;
  /** `before / after`: above 1 where the later run is faster. */
  readonly speedup: number;
  /** Whether the medians differ by more than three standard errors, estimated from the MADs as if samples were normal. */
  readonly beyondNoise: boolean;
}

function squaredError({ mad, n }: { readonly mad: number; readonly n: number }): number {
  return (medianFactor * deviationPerMad * mad) ** 2 / n;
}

/** The figures that both runs measured, in the order of the later one. */
export function compareSpeed(
  earlier: readonly PerfFigure[],
  later: readonly PerfFigure[],
): readonly SpeedRatio[] {
  const byId = new Map(earlier.map((figure) => [figure.id, figure]));
  return later.flatMap((figure) => {
    const other = byId.get(figure.id);
    if (other === undefined || other.status === 'failed' || figure.status === 'failed') return [];
    if (other.unit !== figure.unit || figure.p50 === 0) return [];
    const noise = noiseWidth * Math.sqrt(squaredError(other) + squaredError(figure));
    return [
      {
        id: figure.id,
        before: other.p50,
        after: figure.p50,
        unit: figure.unit,
        speedup: other.p50 / figure.p50,
        beyondNoise: Math.abs(other.p50 - figure.p50) > noise,
      },
    ];
  });
}

/** The ratios as a table, with what has to be known to read it. */
export function comparisonTable(earlier: Run, later: Run): string {
  const ratios = compareSpeed(earlier.perf, later.perf);
  if (ratios.length === 0) return `${earlier.runId} has no figure in common with this run`;
  const table = plainTable([`against ${earlier.runId}`, 'before', 'now', 'speed-up', ''], 4);
  for (const { id, before, after, unit, speedup, beyondNoise } of ratios) {
    table.push([
      id,
      `${threeDigits(before)} ${unit}`,
      `${threeDigits(after)} ${unit}`,
      speedup.toFixed(2),
      beyondNoise ? '' : 'within noise',
    ]);
  }
  const lines = [trimLines(table.toString())];
  lines.push(
    'Within noise: the medians differ by less than three standard errors, estimated from the MADs. Drift between two runs (heat, other work) is not in it.',
  );
  if (earlier.machine.id !== later.machine.id)
    lines.push('The two runs are of different machines: the ratios compare those as well.');
  return lines.join('\n');
}
