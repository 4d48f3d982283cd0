import type { ReliabilityBin } from '@reticket/results';
import type { TopLevelSpec } from 'vega-lite';
import { chartConfig, colour } from './theme.ts';

const percentScale = { domain: [0, 100], nice: false };
const ticks = [0, 20, 40, 60, 80, 100];

/**
 * A reliability diagram: accuracy of each bin as a bar, its 95 % Wilson interval and a dot at the mean confidence, the diagonal
 * of perfect calibration, and below it how many test images each bin holds. Empty bins are absent.
 */
export function reliabilitySpec(bins: readonly ReliabilityBin[]): TopLevelSpec {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const filled = bins
    .filter((bin) => bin.count > 0)
    .map(({ lower, upper, count, confidence, accuracy, low, high }) => ({
      lower: 100 * lower,
      upper: 100 * upper,
      confidence: 100 * (confidence ?? 0),
      accuracy: 100 * (accuracy ?? 0),
      low: 100 * (low ?? 0),
      high: 100 * (high ?? 0),
      share: (100 * count) / total,
    }));
  const width = 270;
  const x = (field: string, title: string | null) => ({
    field,
    type: 'quantitative' as const,
    title,
    scale: percentScale,
    axis: { values: ticks },
  });
  const y = (field: string, title: string | null) => ({
    field,
    type: 'quantitative' as const,
    title,
    scale: percentScale,
    axis: { values: ticks, minExtent: 30, maxExtent: 30 },
  });
  return {
    config: chartConfig,
    spacing: 14,
    data: { values: filled },
    vconcat: [
      {
        width,
        height: width,
        layer: [
          {
            mark: { type: 'rect', fill: colour.good, fillOpacity: 0.28, stroke: colour.good, strokeWidth: 1 },
            encoding: {
              x: x('lower', null),
              x2: { field: 'upper' },
              y: y('accuracy', 'accuracy (%)'),
              y2: { datum: 0 },
            },
          },
          {
            data: { values: [{ from: 0, to: 100 }] },
            mark: { type: 'rule', stroke: colour.ink, strokeDash: [4, 4], strokeWidth: 1 },
            encoding: {
              x: x('from', null),
              y: y('from', 'accuracy (%)'),
              x2: { field: 'to' },
              y2: { field: 'to' },
            },
          },
          {
            mark: { type: 'rule', stroke: colour.ink, strokeWidth: 1.25 },
            encoding: { x: x('confidence', null), y: y('low', 'accuracy (%)'), y2: { field: 'high' } },
          },
          {
            mark: { type: 'point', filled: true, size: 26, fill: colour.ink, opacity: 1 },
            encoding: { x: x('confidence', null), y: y('accuracy', 'accuracy (%)') },
          },
        ],
      },
      {
        width,
        height: 54,
        mark: { type: 'rect', fill: colour.muted, fillOpacity: 0.55, stroke: colour.paper, strokeWidth: 1 },
        encoding: {
          x: x('lower', 'confidence (%)'),
          x2: { field: 'upper' },
          y: {
            field: 'share',
            type: 'quantitative',
            title: 'images (%)',
            scale: { domainMin: 0 },
            axis: { tickCount: 2, minExtent: 30, maxExtent: 30 },
          },
          y2: { datum: 0 },
        },
      },
    ],
  };
}
