import {
  checkRiskCoverage,
  describeRiskCoverage,
  type RiskCoverageSeries,
} from '../diagrams/risk-coverage-summary.js';
import { element, group, linePath } from './element.js';
import { figure } from './figure.js';
import { decide, type SvgOptions } from './options.js';
import { drawXAxis, drawYAxis, plotIn, ticksUpTo, UNIT_TICKS, X_AXIS_HEIGHT } from './plot.js';
import type { Role } from './theme.js';
import { thin } from './thin.js';

const ROLES: readonly Role[] = ['accent', 'over', 'series3', 'under', 'series4'];

/**
 * Risk-coverage curves as an SVG document (El-Yaniv & Wiener 2010): the error rate that is left when only the most
 * confident samples are answered, over the fraction that is. The area below a curve is its AURC.
 *
 * Curves of more points than the picture has pixels are thinned, keeping the extremes of every pixel. The same
 * input gives the same bytes.
 *
 * @param series one to five named curves of `riskCoverage`, fresh or out of JSON
 * @throws InvalidArgumentError for what are no curves, and for options out of range
 */
export function riskCoverageSvg(series: readonly RiskCoverageSeries[], options: SvgOptions = {}): string {
  checkRiskCoverage(series);
  const decided = decide(options, { title: 'Risk and coverage', subtitle: '' });
  const highest = Math.max(...series.flatMap(({ curve }) => curve.map(({ risk }) => risk)));
  const ticks = ticksUpTo(highest === 0 ? 1 : highest);
  return figure(decided, {
    description: describeRiskCoverage(series),
    legend: series.map(({ name }, i) => ({ label: name, role: ROLES[i]!, symbol: 'line' })),
    labels: ticks.map(String),
    draw: ({ left, top, width, paint }) => {
      const plot = plotIn({ left, top, width, height: Math.min(width * 0.7, 360) }, ticks.at(-1)!);
      const curves = series.map(({ curve }, i) => {
        const points = curve.map(({ coverage, risk }) => [plot.x(coverage), plot.y(risk)] as const);
        const style = { 'stroke-width': 2, 'stroke-linejoin': 'round' };
        return element('path', { d: linePath(thin(points)), ...paint.stroke(ROLES[i]!), ...style });
      });
      const markup = [
        drawYAxis(plot, { ticks, label: String, title: 'risk (error rate)' }, paint),
        group({}, curves),
        drawXAxis(plot, { ticks: UNIT_TICKS, label: String, title: 'coverage' }, paint),
      ];
      return { markup, bottom: plot.bottom + X_AXIS_HEIGHT };
    },
  });
}
