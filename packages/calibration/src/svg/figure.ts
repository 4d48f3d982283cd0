import { element, escapeText, group } from './element.js';
import { drawLegend, type LegendEntry } from './legend.js';
import type { DecidedOptions } from './options.js';
import { widthOf, wrap } from './text.js';
import { FONT, type Paint, paintOf, styleSheet } from './theme.js';

const PADDING = 16;
const TITLE = 15;
const SUBTITLE = 12.5;

/** What a diagram draws below its heading. */
export interface FigureBody {
  readonly markup: readonly string[];
  /** Where the body ends, measured from the top of the paper. */
  readonly bottom: number;
}

/** The paper below the heading. */
export interface Canvas {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly paint: Paint;
}

interface FigureContent {
  /** Read aloud in place of the picture, after the title. */
  readonly description: string;
  readonly legend: readonly LegendEntry[];
  /** Widest label of the y axes. */
  readonly labels: readonly string[];
  draw(canvas: Canvas): FigureBody;
}

/** One figure as an SVG document: heading, legend and what `draw` puts below them. */
export function figure(
  options: DecidedOptions,
  { description, legend, labels, draw }: FigureContent,
): string {
  const { title, subtitle, width, theme, background } = options;
  const paint = paintOf(theme);
  const inner = width - 2 * PADDING;
  const heading: string[] = [];
  let y = PADDING - 4;
  const setLines = (lines: string[], size: number, attributes: Record<string, string>) => {
    for (const line of lines) {
      y += size * 1.35;
      heading.push(element('text', { x: PADDING, y, 'font-size': size, ...attributes }, escapeText(line)));
    }
  };
  setLines(wrap(title, TITLE * 1.04, inner), TITLE, { 'font-weight': '600', ...paint.fill('ink') });
  setLines(wrap(subtitle, SUBTITLE, inner), SUBTITLE, paint.fill('muted'));
  y += 10;
  const keys = drawLegend(
    legend.map((entry) => ({ ...entry, label: escapeText(entry.label) })),
    PADDING,
    y,
    inner,
    paint,
  );
  const gutter = Math.max(...labels.map((label) => widthOf(label, 12))) + 10;
  const body = draw({
    left: PADDING + gutter,
    top: y + keys.height + 32,
    width: inner - gutter - 4,
    paint,
  });
  const height = Math.ceil(body.bottom + PADDING - 6);
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': FONT,
    },
    element('title', {}, escapeText(title)),
    element('desc', {}, escapeText(description)),
    styleSheet(theme),
    background ? element('rect', { width, height, rx: 6, ...paint.fill('paper') }) : '',
    group({}, heading),
    group({}, keys.markup),
    ...body.markup,
  )}\n`;
}
