import { expect, it } from 'vitest';
import { isotonicRegression } from '../../src/index.js';
import {
  type Groups,
  nearIsotonicPath,
  type PathPoint,
} from '../../src/recalibration/binary/near-isotonic-path.js';
import { golden } from './binary-golden.js';

function oneGroupEach(labels: readonly number[]): Groups {
  const values = Float64Array.from(labels);
  const positions = Float64Array.from(labels.keys());
  return {
    values,
    counts: values.map(() => 1),
    events: values,
    highest: positions,
    lowest: positions,
  };
}

function perSample({ groups }: PathPoint): number[] {
  return Array.from(groups.values).flatMap((value, i) => Array<number>(groups.counts[i]!).fill(value));
}

const { labels, solutions } = golden.nearIsotonic;
const path = Array.from(nearIsotonicPath(oneGroupEach(labels)));

it.each(solutions)(
  'agrees with bounded least squares by SciPy at lambda $lambda to 1e-9',
  ({ lambda, values }) => {
    const next = path.findIndex((point) => point.lambda > lambda);
    const after = path[next === -1 ? path.length - 1 : next]!;
    const before = path[next === -1 ? path.length - 1 : next - 1]!;
    const fraction = after === before ? 0 : (lambda - before.lambda) / (after.lambda - before.lambda);
    const end = perSample(after);
    perSample(before).forEach((start, i) => {
      expect(start + fraction * (end[i]! - start)).toBeCloseTo(values[i]!, 9);
    });
  },
);

it('starts with the labels and ends with the isotonic regression', () => {
  expect(perSample(path[0]!)).toEqual(labels);
  const fitted = Array.from(isotonicRegression({ x: labels.map((_, i) => i), y: labels }).y);
  perSample(path.at(-1)!).forEach((value, i) => {
    expect(value).toBeCloseTo(fitted[i]!, 12);
  });
});

it('follows two violators by hand: 1, 0 meet in 1/2 at lambda 1/2', () => {
  const points = Array.from(nearIsotonicPath(oneGroupEach([1, 0])));
  expect(points.map(({ lambda, groups }) => [lambda, ...groups.values])).toEqual([
    [0, 1, 0],
    [0.5, 0.5],
  ]);
});
