import { element, linePath } from './element.js';
import type { Plot } from './plot.js';
import type { Paint } from './theme.js';

/** Where accuracy equals confidence. */
export function drawDiagonal(plot: Plot, paint: Paint): string {
  const d = linePath([
    [plot.x(0), plot.y(0)],
    [plot.x(1), plot.y(1)],
  ]);
  return element('path', { d, ...paint.stroke('muted'), 'stroke-dasharray': '4 3' });
}
