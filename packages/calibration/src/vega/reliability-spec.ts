import { checkReliabilityBins } from '../diagrams/check-bins.js';
import { describeBins } from '../diagrams/reliability-summary.js';
import type { ReliabilityBin } from '../reliability.js';
import {
  COLOURS,
  diagonalLayer,
  opening,
  type SpecOptions,
  sideColour,
  unitChannel,
  type VegaLiteSpec,
} from './spec.js';
import { decideSpec } from './spec-options.js';

/**
 * A reliability diagram of bins as a Vega-Lite specification: accuracy as bars, shaded to the mean confidence, intervals, a
 * cross for each bin without samples, the diagonal, and the samples of each bin below, on the same axis.
 *
 * @param bins what `reliability` gives, fresh or out of JSON
 * @throws InvalidArgumentError for what are no bins, and for options out of range
 */
export function reliabilitySpec(bins: readonly ReliabilityBin[], options: SpecOptions = {}): VegaLiteSpec {
  checkReliabilityBins(bins);
  const { title, width } = decideSpec(options, 'Reliability');
  return {
    ...opening(title, describeBins(bins)),
    data: { values: bins.map(rowOf) },
    spacing: 16,
    vconcat: [
      { width, height: width, layer: [bars, gaps, diagonalLayer(false), intervals, dots, crosses] },
      { width, height: 60, ...counts },
    ],
  };
}

function rowOf({ interval, gap, ...bin }: ReliabilityBin) {
  return {
    ...bin,
    middle: (bin.lower + bin.upper) / 2,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    side: gap === null || gap === 0 ? null : gap > 0 ? 'over-confident' : 'under-confident',
  };
}

const FILLED = [{ filter: 'datum.count > 0' }];
const OVER_BIN = { x: unitChannel('lower', 'confidence', false), x2: { field: 'upper' } };
const AT_CONFIDENCE = { x: unitChannel('meanConfidence', 'confidence', false) };
const ACCURACY = unitChannel('accuracy', 'accuracy');

const tooltip = [
  { field: 'lower', title: 'above', format: '.3~f' },
  { field: 'upper', title: 'up to', format: '.3~f' },
  { field: 'count', title: 'samples', format: ',' },
  { field: 'accuracy', format: '.3f' },
  { field: 'low', title: 'interval from', format: '.3f' },
  { field: 'high', title: 'interval to', format: '.3f' },
  { field: 'meanConfidence', title: 'mean confidence', format: '.3f' },
].map((channel) => ({ type: 'quantitative', ...channel }));

const bars = {
  transform: FILLED,
  mark: { type: 'rect', fill: COLOURS.accent, fillOpacity: 0.35, stroke: COLOURS.accent, strokeWidth: 1 },
  encoding: { ...OVER_BIN, y: ACCURACY, y2: { datum: 0 }, tooltip },
};

const gaps = {
  transform: [{ filter: 'datum.side !== null' }],
  mark: { type: 'rect', opacity: 0.35 },
  encoding: { ...OVER_BIN, y: ACCURACY, y2: { field: 'meanConfidence' }, color: sideColour, tooltip },
};

const intervals = {
  transform: FILLED,
  mark: { type: 'rule', color: COLOURS.ink, strokeWidth: 1.5 },
  encoding: { ...AT_CONFIDENCE, y: unitChannel('low', 'accuracy'), y2: { field: 'high' } },
};

const dots = {
  transform: FILLED,
  mark: { type: 'point', filled: true, color: COLOURS.ink, size: 32, opacity: 1 },
  encoding: { ...AT_CONFIDENCE, y: ACCURACY, tooltip },
};

const crosses = {
  transform: [{ filter: 'datum.count === 0' }],
  mark: { type: 'text', text: '×', baseline: 'bottom', color: COLOURS.ink },
  encoding: { x: unitChannel('middle', 'confidence', false), y: { datum: 0 } },
};

const counts = {
  transform: FILLED,
  mark: { type: 'rect', fill: COLOURS.ink, fillOpacity: 0.7 },
  encoding: {
    x: unitChannel('lower', 'confidence'),
    x2: { field: 'upper' },
    y: {
      field: 'count',
      type: 'quantitative',
      title: 'samples',
      scale: { domainMin: 0 },
      axis: { tickCount: 2, format: '~s' },
    },
    y2: { datum: 0 },
    tooltip,
  },
};
