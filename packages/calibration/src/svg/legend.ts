import { element } from './element.js';
import { widthOf } from './text.js';
import type { Paint, Role } from './theme.js';

/** How an entry of the legend is drawn, and its words. */
export interface LegendEntry {
  readonly label: string;
  readonly role: Role;
  readonly symbol: 'area' | 'bar' | 'line' | 'dash' | 'interval' | 'cross';
}

const SIZE = 12;
const LINE = 18;
const SYMBOL = 16;

/** The entries in as many lines as the width needs, from the top left corner. */
export function drawLegend(
  entries: readonly LegendEntry[],
  left: number,
  top: number,
  width: number,
  paint: Paint,
): { markup: string[]; height: number } {
  const markup: string[] = [];
  let x = left;
  let y = top;
  for (const { label, role, symbol } of entries) {
    const needed = SYMBOL + 6 + widthOf(label, SIZE) + 12;
    if (x > left && x + needed > left + width) {
      x = left;
      y += LINE;
    }
    markup.push(drawSymbol(symbol, role, x, y + LINE / 2, paint));
    markup.push(
      element(
        'text',
        { x: x + SYMBOL + 6, y: y + LINE / 2 + 4, 'font-size': SIZE, ...paint.fill('muted') },
        label,
      ),
    );
    x += needed;
  }
  return { markup, height: entries.length === 0 ? 0 : y - top + LINE };
}

function drawSymbol(symbol: LegendEntry['symbol'], role: Role, x: number, y: number, paint: Paint): string {
  const middle = x + SYMBOL / 2;
  const strokes = {
    line: { d: `M${x} ${y}h${SYMBOL}`, 'stroke-width': 2 },
    dash: { d: `M${x} ${y}h${SYMBOL}`, 'stroke-dasharray': '4 3' },
    interval: { d: `M${middle} ${y - 6}v12` },
    cross: { d: crossPath(middle, y) },
  };
  if (symbol === 'interval') {
    return (
      element('path', { ...strokes.interval, ...paint.stroke(role), 'stroke-width': 1.25 }) +
      element('circle', { cx: middle, cy: y, r: 2.5, ...paint.fill(role) })
    );
  }
  if (symbol === 'area' || symbol === 'bar') {
    const box = { x: x + 2, y: y - 5, width: 12, height: 10 };
    return element('rect', { ...box, ...paint.fill(role), 'fill-opacity': symbol === 'area' ? 0.34 : 0.85 });
  }
  return element('path', { 'stroke-width': 1.25, ...strokes[symbol], ...paint.stroke(role) });
}

/** A small cross, which marks a place without samples. */
export function crossPath(x: number, y: number): string {
  return `M${x - 2.5} ${y - 2.5}l5 5m0 -5l-5 5`;
}
