import { InvalidArgumentError } from '../errors.js';
import type { SmoothReliability, SmoothReliabilityPoint } from '../smooth/smooth-reliability.js';
import type { BandPoint } from '../smooth/smooth-reliability-band.js';
import { fraction } from './format.js';

/** A place of the curve that has an accuracy. */
export interface CurvePoint extends SmoothReliabilityPoint {
  readonly accuracy: number;
}

/** Checks what may come out of JSON, so that a diagram never shows NaN. */
export function checkSmooth({ curve }: SmoothReliability, band: readonly BandPoint[] | undefined): void {
  const unit = (value: number | null) => value === null || (value >= 0 && value <= 1);
  const valid =
    Array.isArray(curve) &&
    curve.length >= 2 &&
    curve.every(({ confidence, accuracy, density }) => unit(confidence) && unit(accuracy) && density >= 0);
  if (!valid) throw new InvalidArgumentError('curve', curve, 'the result of smoothReliability');
  band?.forEach((point, i) => {
    const { confidence, low, high } = point;
    if (!(unit(confidence) && unit(low) && unit(high) && low <= high)) {
      throw new InvalidArgumentError(
        `point ${i} of the band`,
        JSON.stringify(point),
        '0 <= low <= high <= 1',
      );
    }
  });
}

/** Runs of neighbouring places that have an accuracy: the curve is broken where there are no samples. */
export function runsOf(curve: readonly SmoothReliabilityPoint[]): CurvePoint[][] {
  const runs: CurvePoint[][] = [];
  let open = false;
  for (const point of curve) {
    if (point.accuracy === null) open = false;
    else if (open) runs.at(-1)!.push(point as CurvePoint);
    else {
      runs.push([point as CurvePoint]);
      open = true;
    }
  }
  return runs;
}

/** The picture in words. */
export function describeSmooth({ sigma, curve }: SmoothReliability): string {
  const points = runsOf(curve).flat();
  if (points.length === 0) return 'A curve without samples.';
  const densest = points.reduce((a, b) => (b.density > a.density ? b : a));
  return [
    `Accuracy as a smooth function of confidence, bandwidth ${fraction(sigma)}.`,
    `Most samples lie around confidence ${fraction(densest.confidence, 2)}, where accuracy is ${fraction(densest.accuracy, 2)}.`,
  ].join(' ');
}
