import type { TrainingPoint } from '@reticket/results';
import type { TopLevelSpec } from 'vega-lite';
import { chartConfig, stylesOf } from './theme.ts';

const size = { width: 320, height: 170 };
const vertical = { tickCount: 4, minExtent: 34, maxExtent: 34 };

const horizontal = (points: readonly TrainingPoint[]) => ({
  field: 'epoch',
  type: 'quantitative' as const,
  title: 'epoch',
  scale: { domain: [0, Math.max(1, points.at(-1)?.epoch ?? 0)], nice: false },
  axis: { tickMinStep: 1, tickCount: 6 },
});

/** Names of the lines of the share chart, for its key. */
export const shareNames = ['training accuracy', 'share of the label map that changed'];

const lines = stylesOf(shareNames).map(({ colour, dash }) => ({
  type: 'line' as const,
  stroke: colour,
  strokeDash: [...dash],
  strokeWidth: 2,
}));

/** Training loss over epochs. */
export function trainingLossSpec(points: readonly TrainingPoint[]): TopLevelSpec {
  return {
    ...size,
    config: chartConfig,
    data: { values: points.map(({ epoch, loss }) => ({ epoch, loss })) },
    mark: lines[0]!,
    encoding: {
      x: horizontal(points),
      y: {
        field: 'loss',
        type: 'quantitative',
        title: 'loss (nat)',
        scale: { domainMin: 0 },
        axis: vertical,
      },
    },
  };
}

/** Training accuracy over epochs, and the share of the label map that changed where there is one. */
export function trainingShareSpec(points: readonly TrainingPoint[]): TopLevelSpec {
  const shares = points.flatMap(({ epoch, top1, mapChurn }) => [
    { epoch, kind: 'accuracy', share: 100 * top1 },
    ...(mapChurn === undefined ? [] : [{ epoch, kind: 'churn', share: 100 * mapChurn }]),
  ]);
  return {
    ...size,
    config: chartConfig,
    data: { values: shares },
    layer: ['accuracy', 'churn'].map((kind, index) => ({
      transform: [{ filter: `datum.kind === '${kind}'` }],
      mark: lines[index]!,
      encoding: {
        x: horizontal(points),
        y: {
          field: 'share',
          type: 'quantitative' as const,
          title: '%',
          scale: { domain: [0, 100], nice: false },
          axis: vertical,
        },
      },
    })),
  };
}
