/**
 * A Vega-Lite specification as plain JSON, its data inlined. TypeScript users of Vega-Lite pass it on as
 * `spec as TopLevelSpec`: its types are left out so that this package depends on nothing.
 */
export interface VegaLiteSpec {
  readonly $schema: string;
  readonly [property: string]: unknown;
}

/** Options of every specification. */
export interface SpecOptions {
  /** Title above the chart; each has one of its own, an empty string leaves it out. */
  readonly title?: string;
  /** Width of the plot in pixels, an integer from 160 to 4096, default 320. */
  readonly width?: number;
}

/** Colours that read on white and on black alike, as Vega cannot ask for the colour scheme of its reader. */
export const COLOURS = {
  ink: '#7b8490',
  grid: '#8a92a040',
  accent: '#3d85c6',
  over: '#d9682f',
  under: '#9b6fc8',
  third: '#4f9a60',
  fourth: '#a8841a',
} as const;

const config = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  view: { stroke: null },
  title: { anchor: 'start', color: COLOURS.ink, fontSize: 15, fontWeight: 600, offset: 12 },
  axis: {
    domainColor: COLOURS.ink,
    tickColor: COLOURS.ink,
    gridColor: COLOURS.grid,
    labelColor: COLOURS.ink,
    titleColor: COLOURS.ink,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
  },
  axisX: { grid: false, labelFlush: false },
  axisY: { domain: false, ticks: false },
  legend: { labelColor: COLOURS.ink, titleColor: COLOURS.ink, labelFontSize: 12 },
};

/** What every specification begins with. */
export function opening(title: string, description: string) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    ...(title !== '' && { title }),
    config,
  };
}

const UNIT = { domain: [0, 1], nice: false };
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** A channel from 0 to 1, with the same ticks in every chart, or without labels where another chart shares its axis. */
export function unitChannel(field: string, title: string, labelled = true) {
  const axis = labelled ? { values: TICKS } : { values: TICKS, labels: false, title: null };
  return { field, type: 'quantitative', title, scale: UNIT, axis };
}

/** The dashed line where accuracy equals confidence. */
export function diagonalLayer(labelled: boolean) {
  return {
    data: { values: [{ from: 0, to: 1 }] },
    mark: { type: 'rule', color: COLOURS.ink, strokeDash: [4, 3] },
    encoding: {
      x: unitChannel('from', 'confidence', labelled),
      x2: { field: 'to' },
      y: unitChannel('from', 'accuracy'),
      y2: { field: 'to' },
    },
  };
}

/** Colours by the word in field `side`, with their legend. */
export const sideColour = {
  field: 'side',
  type: 'nominal',
  title: null,
  scale: { domain: ['over-confident', 'under-confident'], range: [COLOURS.over, COLOURS.under] },
  legend: { orient: 'top', symbolType: 'square' },
};
