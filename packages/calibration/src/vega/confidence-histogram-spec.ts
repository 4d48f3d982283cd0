import { checkReliabilityBins } from '../diagrams/check-bins.js';
import { describeHistogram, summariseBins } from '../diagrams/reliability-summary.js';
import type { ReliabilityBin } from '../reliability.js';
import { COLOURS, opening, type SpecOptions, unitChannel, type VegaLiteSpec } from './spec.js';
import { decideSpec } from './spec-options.js';

/**
 * A histogram of the confidences as a Vega-Lite specification: correct samples of each bin below wrong ones, a line at the
 * accuracy and a dashed one at the mean confidence.
 *
 * @param bins what `reliability` gives, fresh or out of JSON; of equal width, as heights are counts
 * @throws InvalidArgumentError for what are no bins, and for options out of range
 */
export function confidenceHistogramSpec(
  bins: readonly ReliabilityBin[],
  options: SpecOptions = {},
): VegaLiteSpec {
  checkReliabilityBins(bins);
  const { title, width } = decideSpec(options, 'Confidences');
  const { filled, accuracy, meanConfidence } = summariseBins(bins);
  const stacks = filled.flatMap(({ lower, upper, count, accuracy }) => {
    const correct = Math.round(accuracy * count);
    return [
      { lower, upper, from: 0, to: correct, samples: correct, outcome: 'correct' },
      { lower, upper, from: correct, to: count, samples: count - correct, outcome: 'wrong' },
    ].filter(({ samples }) => samples > 0);
  });
  const means = [
    { at: accuracy, mean: 'accuracy' },
    { at: meanConfidence, mean: 'mean confidence' },
  ].filter(({ at }) => at !== null);
  return {
    ...opening(title, describeHistogram(bins)),
    width,
    height: Math.round(width * 0.6),
    layer: [
      { data: { values: stacks }, ...bars },
      { data: { values: means }, ...lines },
    ],
    resolve: { scale: { strokeDash: 'independent' } },
  };
}

const bars = {
  mark: { type: 'rect', opacity: 0.85 },
  encoding: {
    x: unitChannel('lower', 'confidence'),
    x2: { field: 'upper' },
    y: { field: 'from', type: 'quantitative', title: 'samples', axis: { format: '~s', tickCount: 4 } },
    y2: { field: 'to' },
    color: {
      field: 'outcome',
      type: 'nominal',
      title: null,
      scale: { domain: ['correct', 'wrong'], range: [COLOURS.accent, COLOURS.over] },
      legend: { orient: 'top', symbolType: 'square' },
    },
    tooltip: [
      { field: 'lower', type: 'quantitative', title: 'above', format: '.3~f' },
      { field: 'upper', type: 'quantitative', title: 'up to', format: '.3~f' },
      { field: 'outcome', type: 'nominal' },
      { field: 'samples', type: 'quantitative', format: ',' },
    ],
  },
};

const lines = {
  mark: { type: 'rule', color: COLOURS.ink, strokeWidth: 2 },
  encoding: {
    x: unitChannel('at', 'confidence'),
    strokeDash: {
      field: 'mean',
      type: 'nominal',
      title: null,
      scale: {
        domain: ['accuracy', 'mean confidence'],
        range: [
          [1, 0],
          [5, 4],
        ],
      },
      legend: { orient: 'top', symbolType: 'stroke', symbolStrokeColor: COLOURS.ink },
    },
    tooltip: [
      { field: 'mean', type: 'nominal', title: 'line' },
      { field: 'at', type: 'quantitative', format: '.3f' },
    ],
  },
};
