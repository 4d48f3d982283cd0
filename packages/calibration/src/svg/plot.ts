import { element, group, linePath } from './element.js';
import type { Paint } from './theme.js';

/** Where data lies on the paper: two linear scales. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  x(value: number): number;
  y(value: number): number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A plot of [0, 1] by [0, highest] within a box. */
export function plotIn({ left, top, width, height }: Box, highest = 1): Plot {
  return {
    left,
    right: left + width,
    top,
    bottom: top + height,
    x: (value) => left + value * width,
    y: (value) => top + height * (1 - value / highest),
  };
}

const LABEL = 12;

interface Axis {
  readonly ticks: readonly number[];
  readonly label: (value: number) => string;
  readonly title: string;
}

/** Horizontal grid lines with their labels to the left, and the title of the axis above them. */
export function drawYAxis(plot: Plot, { ticks, label, title }: Axis, paint: Paint): string {
  const grid = ticks
    .map((tick) =>
      linePath([
        [plot.left, plot.y(tick)],
        [plot.right, plot.y(tick)],
      ]),
    )
    .join('');
  const labels = ticks.map((tick) => element('text', { x: plot.left - 8, y: plot.y(tick) + 4 }, label(tick)));
  return [
    element('path', { d: grid, ...paint.stroke('rule') }),
    group({ 'text-anchor': 'end', 'font-size': LABEL, ...paint.fill('muted') }, labels),
    element('text', { x: plot.left, y: plot.top - 12, 'font-size': LABEL, ...paint.fill('muted') }, title),
  ].join('');
}

/** The base line with short ticks; labels and title below it unless another plot shares the axis. */
export function drawXAxis(plot: Plot, { ticks, label, title }: Axis, paint: Paint, labelled = true): string {
  const marks = ticks
    .map((tick) =>
      linePath([
        [plot.x(tick), plot.bottom],
        [plot.x(tick), plot.bottom + 4],
      ]),
    )
    .join('');
  const base = linePath([
    [plot.left, plot.bottom],
    [plot.right, plot.bottom],
  ]);
  const line = element('path', { d: base + marks, ...paint.stroke('muted') });
  if (!labelled) return line;
  const labels = ticks.map((tick) =>
    element('text', { x: plot.x(tick), y: plot.bottom + 18, 'text-anchor': 'middle' }, label(tick)),
  );
  const name = element('text', { x: plot.right, y: plot.bottom + 37, 'text-anchor': 'end' }, title);
  return line + group({ 'font-size': LABEL, ...paint.fill('muted') }, [...labels, name]);
}

/** Room that a labelled x axis takes below its plot. */
export const X_AXIS_HEIGHT = 42;

/** Ticks of an axis from 0 to 1. */
export const UNIT_TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export const confidenceAxis: Axis = { ticks: UNIT_TICKS, label: String, title: 'confidence' };
export const accuracyAxis: Axis = { ticks: UNIT_TICKS, label: String, title: 'accuracy' };

/** About three ticks from 0 to a round number that is not below the value. */
export function ticksUpTo(value: number): number[] {
  const step = roundStep(value / 3);
  const count = Math.max(1, Math.ceil(value / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9))!;
}
