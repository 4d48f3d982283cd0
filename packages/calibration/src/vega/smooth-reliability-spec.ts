import { checkSmooth, describeSmooth } from '../diagrams/smooth-summary.js';
import type { SmoothReliability } from '../smooth/smooth-reliability.js';
import type { BandPoint } from '../smooth/smooth-reliability-band.js';
import { COLOURS, diagonalLayer, opening, type SpecOptions, unitChannel, type VegaLiteSpec } from './spec.js';
import { decideSpec } from './spec-options.js';

/** Options of {@link smoothReliabilitySpec}. */
export interface SmoothReliabilitySpecOptions extends SpecOptions {
  /** What `smoothReliabilityBand` gives, or any intervals at ascending confidences, drawn behind the curve. */
  readonly band?: readonly BandPoint[];
}

/**
 * A smooth reliability diagram as a Vega-Lite specification: accuracy as a curve over confidence, optionally with a band, the
 * diagonal, and the density of the confidences below, on the same axis. The curve is broken where there are no samples.
 *
 * @param smooth what `smoothReliability` gives, fresh or out of JSON
 * @throws InvalidArgumentError for what is no curve or band, and for options out of range
 */
export function smoothReliabilitySpec(
  smooth: SmoothReliability,
  options: SmoothReliabilitySpecOptions = {},
): VegaLiteSpec {
  const { band, ...others } = options;
  checkSmooth(smooth, band);
  const { title, width } = decideSpec(others, 'Smooth reliability');
  const behind = band === undefined ? [] : [bandLayer(band)];
  return {
    ...opening(title, describeSmooth(smooth)),
    data: { values: smooth.curve.map((point) => ({ ...point })) },
    spacing: 16,
    vconcat: [
      { width, height: width, layer: [...behind, diagonalLayer(false), curve] },
      { width, height: 60, ...density },
    ],
  };
}

function bandLayer(band: readonly BandPoint[]) {
  return {
    data: { values: band.map((point) => ({ ...point })) },
    mark: { type: 'area', color: COLOURS.accent, opacity: 0.25 },
    encoding: {
      x: unitChannel('confidence', 'confidence', false),
      y: unitChannel('low', 'accuracy'),
      y2: { field: 'high' },
    },
  };
}

const tooltip = [
  { field: 'confidence', type: 'quantitative', format: '.3f' },
  { field: 'accuracy', type: 'quantitative', format: '.3f' },
  { field: 'density', type: 'quantitative', format: '.3f' },
];

const curve = {
  mark: { type: 'line', color: COLOURS.accent, strokeWidth: 2.25, invalid: 'break-paths-show-path-domains' },
  encoding: {
    x: unitChannel('confidence', 'confidence', false),
    y: unitChannel('accuracy', 'accuracy'),
    tooltip,
  },
};

const density = {
  mark: { type: 'area', color: COLOURS.ink, opacity: 0.7 },
  encoding: {
    x: unitChannel('confidence', 'confidence'),
    y: {
      field: 'density',
      type: 'quantitative',
      title: 'density',
      scale: { domainMin: 0 },
      axis: { labels: false, grid: false },
    },
    tooltip,
  },
};
