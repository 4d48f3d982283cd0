import { fraction, grouped } from '../diagrams/format.js';
import { binName } from '../diagrams/reliability-summary.js';
import type { FilledBin, ReliabilityBin } from '../reliability.js';
import { element, linePath } from './element.js';
import { crossPath } from './legend.js';
import type { Plot } from './plot.js';
import type { Paint } from './theme.js';

/** Space between neighbouring bars, so that they can be counted. */
const HALF_SPACE = 0.75;

/** Accuracy of each bin as a bar over its width. */
export function drawBars(plot: Plot, bins: readonly FilledBin[], paint: Paint): string[] {
  return bins.flatMap((bin) => {
    const { x, width } = spanOf(plot, bin);
    const y = plot.y(bin.accuracy);
    return [
      element(
        'rect',
        { x, y, width, height: plot.bottom - y, ...paint.fill('accent'), 'fill-opacity': 0.3 },
        tipOf(bin),
      ),
      element('path', {
        d: linePath([
          [x, y],
          [x + width, y],
        ]),
        ...paint.stroke('accent'),
        'stroke-width': 1.75,
      }),
    ];
  });
}

/** From the accuracy of a bin to its mean confidence, over the bin or, of points, as a narrow stem. */
export function drawGaps(
  plot: Plot,
  bins: readonly FilledBin[],
  marks: 'bars' | 'points',
  paint: Paint,
): string[] {
  return bins
    .filter(({ gap }) => gap !== 0)
    .map((bin) => {
      const role = bin.gap > 0 ? 'over' : 'under';
      const top = plot.y(Math.max(bin.accuracy, bin.meanConfidence));
      const height = plot.y(Math.min(bin.accuracy, bin.meanConfidence)) - top;
      const stem = { x: plot.x(bin.meanConfidence) - 3.5, width: 7 };
      const box = marks === 'bars' ? spanOf(plot, bin) : stem;
      return element(
        'rect',
        { ...box, y: top, height, ...paint.fill(role), 'fill-opacity': 0.34 },
        tipOf(bin),
      );
    });
}

/** Interval of the accuracy, with a dot at the accuracy, above the mean confidence. */
export function drawIntervals(plot: Plot, bins: readonly FilledBin[], paint: Paint): string[] {
  return bins.map((bin) => {
    const x = plot.x(bin.meanConfidence);
    const [low, high] = bin.interval;
    const line = linePath([
      [x, plot.y(low)],
      [x, plot.y(high)],
    ]);
    return (
      element('path', { d: line, ...paint.stroke('ink'), 'stroke-width': 1.25 }) +
      element('circle', { cx: x, cy: plot.y(bin.accuracy), r: 2.75, ...paint.fill('ink') }, tipOf(bin))
    );
  });
}

/** A cross on the base line for each bin that holds nothing. */
export function drawEmptyBins(plot: Plot, bins: readonly ReliabilityBin[], paint: Paint): string[] {
  return bins
    .filter(({ accuracy }) => accuracy === null)
    .map((bin) => {
      const cross = crossPath((plot.x(bin.lower) + plot.x(bin.upper)) / 2, plot.bottom - 7);
      const tip = element('title', {}, `${binName(bin)}: no samples`);
      return element('path', { d: cross, ...paint.stroke('muted'), 'stroke-width': 1.25 }, tip);
    });
}

function spanOf(plot: Plot, { lower, upper }: FilledBin): { x: number; width: number } {
  const x = plot.x(lower) + HALF_SPACE;
  return { x, width: Math.max(plot.x(upper) - HALF_SPACE - x, HALF_SPACE) };
}

function tipOf(bin: FilledBin): string {
  const [low, high] = bin.interval;
  return element(
    'title',
    {},
    `${binName(bin)}: ${grouped(bin.count)} samples, accuracy ${fraction(bin.accuracy)} (${fraction(low)} to ${fraction(high)}), mean confidence ${fraction(bin.meanConfidence)}`,
  );
}
