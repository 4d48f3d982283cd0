import { InvalidArgumentError } from '../errors.js';
import type { RiskCoveragePoint } from '../selective/risk-coverage.js';
import { fraction } from './format.js';

type Place = Pick<RiskCoveragePoint, 'coverage' | 'risk'>;

/** One curve, ascending in coverage, and its name. */
export interface RiskCoverageSeries {
  readonly name: string;
  readonly curve: readonly Place[];
}

/** Most curves a diagram shows: as many as there are colours. */
export const MAX_SERIES = 5;

/** Checks what may come out of JSON, so that a diagram never shows NaN. */
export function checkRiskCoverage(series: readonly RiskCoverageSeries[]): void {
  if (!Array.isArray(series) || series.length === 0 || series.length > MAX_SERIES) {
    throw new InvalidArgumentError('series', series, `1 to ${MAX_SERIES} named curves`);
  }
  series.forEach(({ name, curve }: RiskCoverageSeries, i) => {
    if (typeof name !== 'string') throw new InvalidArgumentError(`name of series ${i}`, name, 'a string');
    const valid = Array.isArray(curve) && curve.length > 0 && curve.every(isPoint);
    if (!valid)
      throw new InvalidArgumentError(`curve of series ${i}`, curve, 'ascending coverages with risks');
  });
}

/** The picture in words. */
export function describeRiskCoverage(series: readonly RiskCoverageSeries[]): string {
  return series
    .map(({ name, curve }) => {
      const half = curve.find(({ coverage }) => coverage >= 0.5) ?? curve.at(-1)!;
      const all = curve.at(-1)!;
      return `${name}: error rate ${fraction(all.risk)} of all samples, ${fraction(half.risk)} of the more confident half.`;
    })
    .join(' ');
}

function isPoint(
  { coverage, risk }: RiskCoveragePoint,
  i: number,
  curve: readonly RiskCoveragePoint[],
): boolean {
  const ascending = i === 0 || coverage > curve[i - 1]!.coverage;
  return ascending && coverage > 0 && coverage <= 1 && risk >= 0 && risk <= 1;
}
