import type { Config } from 'vega-lite';

/** Colours are custom properties of the page, so a chart follows its colour scheme without being drawn again. */
export const colour = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  rule: 'var(--rule)',
  faint: 'var(--faint)',
  paper: 'var(--paper)',
  good: 'var(--series-1)',
} as const;

/** Colour, dash and shape of the n-th series; each alone tells the first five apart. */
const seriesStyles = [
  { colour: 'var(--series-1)', dash: [1, 0], shape: 'circle' },
  { colour: 'var(--series-2)', dash: [6, 3], shape: 'square' },
  { colour: 'var(--series-3)', dash: [2, 2], shape: 'triangle-up' },
  { colour: 'var(--series-4)', dash: [8, 2, 2, 2], shape: 'diamond' },
  { colour: 'var(--series-5)', dash: [4, 4], shape: 'triangle-down' },
] as const;

export type SeriesStyle = (typeof seriesStyles)[number];

/**
 * A style per series. The first series of linear probing always has the first style and the first of visual prompting the
 * second, so that a method looks the same in every run; the others take the rest in turn.
 */
export function stylesOf(series: readonly string[]): SeriesStyle[] {
  const firsts = ['LP', 'VP'].map((method) => series.findIndex((name) => name.split(', ')[0] === method));
  let next = firsts.every((first) => first < 0) ? 0 : firsts.length;
  return series.map((_, index) => {
    const own = firsts.indexOf(index);
    return seriesStyles[(own < 0 ? next++ : own) % seriesStyles.length]!;
  });
}

const font = "'Source Sans 3 Variable', system-ui, sans-serif";

/** Shared look of every chart. ARIA is off: the figure around it is one image with a text of its own. */
export const chartConfig: Config = {
  aria: false,
  background: 'transparent',
  font,
  padding: { left: 2, right: 10, top: 6, bottom: 6 },
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    labelPadding: 8,
    titlePadding: 10,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    labelColor: colour.muted,
    titleColor: colour.muted,
    gridColor: colour.rule,
    gridWidth: 1,
  },
  axisX: {
    grid: false,
    domain: true,
    domainColor: colour.faint,
    ticks: true,
    tickColor: colour.faint,
    tickSize: 4,
    labelPadding: 4,
    labelFlush: false,
  },
};
