import {
  checkRiskCoverage,
  describeRiskCoverage,
  type RiskCoverageSeries,
} from '../diagrams/risk-coverage-summary.js';
import { COLOURS, opening, type SpecOptions, unitChannel, type VegaLiteSpec } from './spec.js';
import { decideSpec } from './spec-options.js';

const RANGE = [COLOURS.accent, COLOURS.over, COLOURS.third, COLOURS.under, COLOURS.fourth];

/**
 * Risk-coverage curves as a Vega-Lite specification: the error rate that is left when only the most confident samples are
 * answered, over the fraction that is.
 *
 * Every point is inlined: thin curves of very many samples before, or use `riskCoverageSvg`, which does.
 *
 * @param series one to five named curves of `riskCoverage`, fresh or out of JSON
 * @throws InvalidArgumentError for what are no curves, and for options out of range
 */
export function riskCoverageSpec(
  series: readonly RiskCoverageSeries[],
  options: SpecOptions = {},
): VegaLiteSpec {
  checkRiskCoverage(series);
  const { title, width } = decideSpec(options, 'Risk and coverage');
  return {
    ...opening(title, describeRiskCoverage(series)),
    width,
    height: Math.round(width * 0.7),
    data: {
      values: series.flatMap(({ name, curve }) =>
        curve.map(({ coverage, risk }) => ({ name, coverage, risk })),
      ),
    },
    mark: { type: 'line', strokeWidth: 2, strokeJoin: 'round' },
    encoding: {
      x: unitChannel('coverage', 'coverage'),
      y: { field: 'risk', type: 'quantitative', title: 'risk (error rate)', scale: { domainMin: 0 } },
      color: {
        field: 'name',
        type: 'nominal',
        title: null,
        scale: { domain: series.map(({ name }) => name), range: RANGE.slice(0, series.length) },
        legend: { orient: 'top' },
      },
    },
  };
}
