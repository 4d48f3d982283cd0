import { checkReliabilityBins } from '../diagrams/check-bins.js';
import { fraction, grouped, samples } from '../diagrams/format.js';
import { binName, describeHistogram, summariseBins } from '../diagrams/reliability-summary.js';
import type { FilledBin, ReliabilityBin } from '../reliability.js';
import { element, group, linePath } from './element.js';
import { figure } from './figure.js';
import type { LegendEntry } from './legend.js';
import { decide, type SvgOptions } from './options.js';
import { confidenceAxis, drawXAxis, drawYAxis, type Plot, plotIn, ticksUpTo, X_AXIS_HEIGHT } from './plot.js';
import type { Paint } from './theme.js';

const LEGEND: readonly LegendEntry[] = [
  { label: 'correct', role: 'accent', symbol: 'bar' },
  { label: 'wrong', role: 'over', symbol: 'bar' },
  { label: 'mean confidence', role: 'ink', symbol: 'dash' },
  { label: 'accuracy', role: 'ink', symbol: 'line' },
];

/**
 * A histogram of the confidences as an SVG document: how many samples each bin holds, the correct ones below the wrong ones,
 * with a line at the accuracy and a dashed one at the mean confidence (as the upper row of Guo et al. 2017, figure 1). The
 * distance of the two lines is the over- or under-confidence of the whole.
 *
 * @param bins what `reliability` gives, fresh or out of JSON; of equal width, as heights are counts
 * @throws InvalidArgumentError for what are no bins, and for options out of range
 */
export function confidenceHistogramSvg(bins: readonly ReliabilityBin[], options: SvgOptions = {}): string {
  checkReliabilityBins(bins);
  const { filled, count, accuracy, meanConfidence } = summariseBins(bins);
  const decided = decide(options, {
    title: 'Confidences',
    subtitle:
      accuracy === null || meanConfidence === null
        ? 'no samples'
        : `accuracy ${fraction(accuracy)}, mean confidence ${fraction(meanConfidence)} · ${samples(count)}`,
  });
  const ticks = ticksUpTo(Math.max(1, ...bins.map((bin) => bin.count))).filter(Number.isInteger);
  return figure(decided, {
    description: describeHistogram(bins),
    legend: LEGEND,
    labels: ticks.map(grouped),
    draw: ({ left, top, width, paint }) => {
      const plot = plotIn({ left, top, width, height: Math.min(width * 0.62, 320) }, ticks.at(-1)!);
      const markup = [
        drawYAxis(plot, { ticks, label: grouped, title: 'samples' }, paint),
        group(
          {},
          filled.map((bin) => drawStack(plot, bin, paint)),
        ),
        meanConfidence === null ? '' : drawLine(plot, meanConfidence, paint, '5 4'),
        accuracy === null ? '' : drawLine(plot, accuracy, paint),
        drawXAxis(plot, confidenceAxis, paint),
      ];
      return { markup, bottom: plot.bottom + X_AXIS_HEIGHT };
    },
  });
}

function drawStack(plot: Plot, bin: FilledBin, paint: Paint): string {
  const correct = Math.round(bin.accuracy * bin.count);
  const x = plot.x(bin.lower) + 0.75;
  const width = Math.max(plot.x(bin.upper) - 0.75 - x, 0.75);
  const part = (from: number, to: number, role: 'accent' | 'over') =>
    from === to
      ? ''
      : element('rect', {
          x,
          y: plot.y(to),
          width,
          height: plot.y(from) - plot.y(to),
          ...paint.fill(role),
          'fill-opacity': 0.85,
        });
  const tip = `${binName(bin)}: ${grouped(correct)} of ${grouped(bin.count)} samples correct`;
  return element(
    'g',
    {},
    element('title', {}, tip),
    part(0, correct, 'accent'),
    part(correct, bin.count, 'over'),
  );
}

function drawLine(plot: Plot, at: number, paint: Paint, dashes?: string): string {
  const d = linePath([
    [plot.x(at), plot.bottom],
    [plot.x(at), plot.top - 4],
  ]);
  return element('path', { d, ...paint.stroke('ink'), 'stroke-width': 1.5, 'stroke-dasharray': dashes });
}
