import { checkOneOf } from '../arguments.js';
import { checkReliabilityBins } from '../diagrams/check-bins.js';
import { fraction, grouped, samples } from '../diagrams/format.js';
import { describeBins, summariseBins } from '../diagrams/reliability-summary.js';
import type { FilledBin, ReliabilityBin } from '../reliability.js';
import { drawCountStrip, STRIP_HEIGHT } from './count-strip.js';
import { drawDiagonal } from './diagonal.js';
import { element, group } from './element.js';
import { figure } from './figure.js';
import type { LegendEntry } from './legend.js';
import { decide, type SvgOptions } from './options.js';
import { accuracyAxis, confidenceAxis, drawXAxis, drawYAxis, plotIn, X_AXIS_HEIGHT } from './plot.js';
import { drawBars, drawEmptyBins, drawGaps, drawIntervals } from './reliability-marks.js';

/** Options of {@link reliabilitySvg}. */
export interface ReliabilitySvgOptions extends SvgOptions {
  /** `bars` (default) over the width of each bin, or `points` at its mean confidence. */
  readonly marks?: 'bars' | 'points';
}

/**
 * A reliability diagram of bins as an SVG document (Guo et al. 2017, figure 1): the accuracy of each bin with its interval, shaded
 * up or down to its mean confidence, bins without samples crossed out, and below them how many samples each one holds.
 *
 * A gap is shaded over the bin from accuracy to mean confidence, in one colour where the model is over-confident and in
 * another where it is under-confident. The same bins and options give the same bytes.
 *
 * @param bins what `reliability` gives, fresh or out of JSON
 * @throws InvalidArgumentError for what are no bins, and for options out of range
 */
export function reliabilitySvg(bins: readonly ReliabilityBin[], options: ReliabilitySvgOptions = {}): string {
  checkReliabilityBins(bins);
  const { marks = 'bars', ...others } = options;
  checkOneOf('marks', marks, ['bars', 'points']);
  const { filled, count, ece } = summariseBins(bins);
  const decided = decide(others, {
    title: 'Reliability',
    subtitle: ece === null ? 'no samples' : `ECE ${fraction(ece)} · ${samples(count)}`,
  });
  const highest = Math.max(1, ...bins.map((bin) => bin.count));
  return figure(decided, {
    description: describeBins(bins),
    legend: legendOf(bins, filled, marks),
    labels: ['0.8', grouped(highest)],
    draw: ({ left, top, width, paint }) => {
      const plot = plotIn({ left, top, width, height: width });
      const strip = plotIn({ left, top: plot.bottom + 38, width, height: STRIP_HEIGHT }, highest);
      const markup = [
        drawYAxis(plot, accuracyAxis, paint),
        group({}, marks === 'bars' ? drawBars(plot, filled, paint) : []),
        group({}, drawGaps(plot, filled, marks, paint)),
        drawDiagonal(plot, paint),
        group({}, drawIntervals(plot, filled, paint)),
        group({}, drawEmptyBins(plot, bins, paint)),
        drawXAxis(plot, confidenceAxis, paint, false),
        element('g', {}, drawCountStrip(strip, bins, paint)),
      ];
      return { markup, bottom: strip.bottom + X_AXIS_HEIGHT };
    },
  });
}

function legendOf(
  bins: readonly ReliabilityBin[],
  filled: readonly FilledBin[],
  marks: 'bars' | 'points',
): LegendEntry[] {
  const entries: (LegendEntry | false)[] = [
    marks === 'bars' && { label: 'accuracy', role: 'accent', symbol: 'area' },
    filled.length > 0 && {
      label: marks === 'bars' ? 'interval' : 'accuracy and interval',
      role: 'ink',
      symbol: 'interval',
    },
    filled.some(({ gap }) => gap > 0) && { label: 'over-confident', role: 'over', symbol: 'area' },
    filled.some(({ gap }) => gap < 0) && { label: 'under-confident', role: 'under', symbol: 'area' },
    { label: 'calibrated', role: 'muted', symbol: 'dash' },
    filled.length < bins.length && { label: 'no samples', role: 'muted', symbol: 'cross' },
  ];
  return entries.filter((entry) => entry !== false);
}
