import { grouped } from '../diagrams/format.js';
import { binName } from '../diagrams/reliability-summary.js';
import { element, group } from './element.js';
import { confidenceAxis, drawXAxis, drawYAxis, type Plot } from './plot.js';
import { widthOf } from './text.js';
import type { Paint } from './theme.js';

interface Counted {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
}

const NUMBER = 10;

/** Height of the strip. */
export const STRIP_HEIGHT = 58;

/** Samples per bin as bars, with their number above where there is room for it. */
export function drawCountStrip(plot: Plot, bins: readonly Counted[], paint: Paint): string {
  const filled = bins.filter(({ count }) => count > 0);
  const fits = filled.every(
    ({ lower, upper, count }) => widthOf(grouped(count), NUMBER) <= plot.x(upper) - plot.x(lower) + 2,
  );
  const bars = filled.map((bin) => {
    const left = plot.x(bin.lower) + 0.75;
    const box = { x: left, y: plot.y(bin.count), width: Math.max(plot.x(bin.upper) - 0.75 - left, 0.75) };
    const tip = element('title', {}, `${binName(bin)}: ${grouped(bin.count)} samples`);
    return element(
      'rect',
      { ...box, height: plot.bottom - box.y, ...paint.fill('muted'), 'fill-opacity': 0.6 },
      tip,
    );
  });
  const numbers = filled.map(({ lower, upper, count }) =>
    element('text', { x: (plot.x(lower) + plot.x(upper)) / 2, y: plot.y(count) - 4 }, grouped(count)),
  );
  const highest = Math.max(0, ...filled.map(({ count }) => count));
  const axis = { ticks: highest === 0 ? [0] : [0, highest], label: grouped, title: 'samples' };
  return [
    drawYAxis(plot, fits ? { ...axis, ticks: [] } : axis, paint),
    group({}, bars),
    group({ 'text-anchor': 'middle', 'font-size': NUMBER, ...paint.fill('muted') }, fits ? numbers : []),
    drawXAxis(plot, confidenceAxis, paint),
  ].join('');
}
