export type { RiskCoverageSeries } from '../diagrams/risk-coverage-summary.js';
export { confidenceHistogramSpec } from './confidence-histogram-spec.js';
export { reliabilitySpec } from './reliability-spec.js';
export { riskCoverageSpec } from './risk-coverage-spec.js';
export { type SmoothReliabilitySpecOptions, smoothReliabilitySpec } from './smooth-reliability-spec.js';
export type { SpecOptions, VegaLiteSpec } from './spec.js';
