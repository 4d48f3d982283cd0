import { fraction } from '../diagrams/format.js';
import { checkSmooth, describeSmooth, runsOf } from '../diagrams/smooth-summary.js';
import type { SmoothReliability } from '../smooth/smooth-reliability.js';
import type { BandPoint } from '../smooth/smooth-reliability-band.js';
import { drawDiagonal } from './diagonal.js';
import { element, group } from './element.js';
import { figure } from './figure.js';
import type { LegendEntry } from './legend.js';
import { decide, type SvgOptions } from './options.js';
import { accuracyAxis, confidenceAxis, drawXAxis, drawYAxis, plotIn, X_AXIS_HEIGHT } from './plot.js';
import { drawBand, drawCurve, drawCurveGaps, drawDensity, drawFaintCurve } from './smooth-marks.js';

const DENSITY_HEIGHT = 52;

/** Options of {@link smoothReliabilitySvg}. */
export interface SmoothReliabilitySvgOptions extends SvgOptions {
  /** What `smoothReliabilityBand` gives, or any intervals at ascending confidences, drawn behind the curve. */
  readonly band?: readonly BandPoint[];
}

/**
 * A smooth reliability diagram as an SVG document (Blasiok & Nakkiran 2023): the kernel regression of accuracy on confidence,
 * shaded to the diagonal, optionally with a band, and below it the density of the confidences.
 *
 * The curve is thin where the density is below a hundredth of its maximum, for hardly any sample speaks there, and broken where
 * there is none. The same input gives the same bytes.
 *
 * @param smooth what `smoothReliability` gives, fresh or out of JSON
 * @throws InvalidArgumentError for what is no curve or band, and for options out of range
 */
export function smoothReliabilitySvg(
  smooth: SmoothReliability,
  options: SmoothReliabilitySvgOptions = {},
): string {
  const { band, ...others } = options;
  checkSmooth(smooth, band);
  const decided = decide(others, {
    title: 'Smooth reliability',
    subtitle: `Gaussian kernel, bandwidth ${fraction(smooth.sigma)}`,
  });
  const runs = runsOf(smooth.curve);
  const highest = Math.max(...smooth.curve.map(({ density }) => density)) || 1;
  const supported = runsOf(
    smooth.curve.map((point) => (point.density < highest / 100 ? { ...point, accuracy: null } : point)),
  );
  return figure(decided, {
    description: describeSmooth(smooth),
    legend: legendOf(supported.flat(), band !== undefined),
    labels: ['0.8'],
    draw: ({ left, top, width, paint }) => {
      const plot = plotIn({ left, top, width, height: width });
      const strip = plotIn({ left, top: plot.bottom + 38, width, height: DENSITY_HEIGHT }, highest);
      const markup = [
        drawYAxis(plot, accuracyAxis, paint),
        group({}, drawCurveGaps(plot, supported, paint)),
        band === undefined ? '' : drawBand(plot, band, paint),
        drawDiagonal(plot, paint),
        group({}, drawFaintCurve(plot, runs, paint)),
        group({}, drawCurve(plot, supported, paint)),
        drawXAxis(plot, confidenceAxis, paint, false),
        drawYAxis(strip, { ticks: [], label: String, title: 'density of samples' }, paint),
        drawDensity(strip, smooth.curve, paint),
        element('g', {}, drawXAxis(strip, confidenceAxis, paint)),
      ];
      return { markup, bottom: strip.bottom + X_AXIS_HEIGHT };
    },
  });
}

function legendOf(
  points: readonly { confidence: number; accuracy: number }[],
  hasBand: boolean,
): LegendEntry[] {
  const entries: (LegendEntry | false)[] = [
    { label: 'accuracy', role: 'accent', symbol: 'line' },
    hasBand && { label: 'band', role: 'accent', symbol: 'area' },
    points.some(({ confidence, accuracy }) => accuracy < confidence) && {
      label: 'over-confident',
      role: 'over',
      symbol: 'area',
    },
    points.some(({ confidence, accuracy }) => accuracy > confidence) && {
      label: 'under-confident',
      role: 'under',
      symbol: 'area',
    },
    { label: 'calibrated', role: 'muted', symbol: 'dash' },
  ];
  return entries.filter((entry) => entry !== false);
}
