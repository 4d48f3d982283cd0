export type { RiskCoverageSeries } from '../diagrams/risk-coverage-summary.js';
export { confidenceHistogramSvg } from './confidence-histogram-svg.js';
export type { SvgOptions } from './options.js';
export { type ReliabilitySvgOptions, reliabilitySvg } from './reliability-svg.js';
export { riskCoverageSvg } from './risk-coverage-svg.js';
export { type SmoothReliabilitySvgOptions, smoothReliabilitySvg } from './smooth-reliability-svg.js';
export type { Theme } from './theme.js';
