import type { CurvePoint } from '../diagrams/smooth-summary.js';
import type { SmoothReliabilityPoint } from '../smooth/smooth-reliability.js';
import type { BandPoint } from '../smooth/smooth-reliability-band.js';
import { element, linePath } from './element.js';
import type { Plot } from './plot.js';
import type { Paint } from './theme.js';

type Runs = readonly (readonly CurvePoint[])[];
type Point = readonly [x: number, y: number];

export function drawCurve(plot: Plot, runs: Runs, paint: Paint): string[] {
  const rounded = { 'stroke-width': 2.25, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  return pathsOf(plot, runs).map((d) => element('path', { d, ...paint.stroke('accent'), ...rounded }));
}

/** The whole curve, hardly supported parts included. */
export function drawFaintCurve(plot: Plot, runs: Runs, paint: Paint): string[] {
  return pathsOf(plot, runs).map((d) =>
    element('path', { d, ...paint.stroke('accent'), 'stroke-opacity': 0.6 }),
  );
}

/** The area between curve and diagonal, cut where they cross. */
export function drawCurveGaps(plot: Plot, runs: Runs, paint: Paint): string[] {
  return runs.flatMap((run) =>
    sides(run).map(({ over, points }) => {
      const curve = points.map(([x, y]): Point => [plot.x(x), plot.y(y)]);
      const diagonal = points.map(([x]): Point => [plot.x(x), plot.y(x)]).reverse();
      const d = `${linePath([...curve, ...diagonal])}Z`;
      return element('path', { d, ...paint.fill(over ? 'over' : 'under'), 'fill-opacity': 0.3 });
    }),
  );
}

export function drawBand(plot: Plot, band: readonly BandPoint[], paint: Paint): string {
  const high = band.map((point): Point => [plot.x(point.confidence), plot.y(point.high)]);
  const low = band.map((point): Point => [plot.x(point.confidence), plot.y(point.low)]).reverse();
  const d = `${linePath([...high, ...low])}Z`;
  return element('path', { d, ...paint.fill('accent'), 'fill-opacity': 0.24 });
}

export function drawDensity(plot: Plot, curve: readonly SmoothReliabilityPoint[], paint: Paint): string {
  const top = curve.map(({ confidence, density }): Point => [plot.x(confidence), plot.y(density)]);
  const d = `${linePath([[top[0]![0], plot.bottom], ...top, [top.at(-1)![0], plot.bottom]])}Z`;
  return element('path', { d, ...paint.fill('muted'), 'fill-opacity': 0.6 });
}

function pathsOf(plot: Plot, runs: Runs): string[] {
  return runs.map((run) =>
    linePath(run.map(({ confidence, accuracy }) => [plot.x(confidence), plot.y(accuracy)])),
  );
}

/** Stretches of a run on one side of the diagonal, with the crossings as their ends. */
function sides(run: readonly CurvePoint[]): { over: boolean; points: Point[] }[] {
  const stretches: { over: boolean; points: Point[] }[] = [];
  run.forEach(({ confidence, accuracy }, i) => {
    const over = accuracy < confidence;
    const last = stretches.at(-1);
    if (last?.over !== over) {
      const crossing = i === 0 ? [] : [crossingOf(run[i - 1]!, run[i]!)];
      last?.points.push(...crossing);
      stretches.push({ over, points: crossing });
    }
    stretches.at(-1)!.points.push([confidence, accuracy]);
  });
  return stretches.map(({ over, points }) => ({ over, points: [...points] }));
}

function crossingOf(a: CurvePoint, b: CurvePoint): Point {
  const before = a.accuracy - a.confidence;
  const after = b.accuracy - b.confidence;
  const x = a.confidence + ((b.confidence - a.confidence) * before) / (before - after);
  return [x, x];
}
