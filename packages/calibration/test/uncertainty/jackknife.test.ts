import { expect, it } from 'vitest';
import { countedMean, mulberry32, type Probabilities } from '../../src/index.js';
import { acceleration, jackknife } from '../../src/uncertainty/jackknife.js';
import { binary } from '../inputs.js';

const mean = countedMean<Probabilities>(
  ({ scores, labels }) => labels.reduce((sum, _, row) => sum + scores.data[2 * row]!, 0) / labels.length,
  ({ scores, labels }) => Float64Array.from(labels, (_, row) => scores.data[2 * row]!),
);

it('has the acceleration of a mean: a sixth of its skewness over sqrt(n)', () => {
  const values = [0.5, 0.5, 0.6, 0.95];
  const { value, leaveOneOut } = mean.prepare(binary(values.map((confidence) => [confidence, true])));
  const centre = values.reduce((sum, x) => sum + x, 0) / 4;
  const moment = (power: number) => values.reduce((sum, x) => sum + (x - centre) ** power, 0) / 4;
  const expected = moment(3) / moment(2) ** 1.5 / (6 * Math.sqrt(4));
  expect(acceleration(leaveOneOut!())).toBeCloseTo(expected, 12);
  expect(acceleration(jackknife({ value }, 4, mulberry32(1)))).toBeCloseTo(expected, 12);
});

it('estimates the same acceleration from groups of rows as from single rows', () => {
  const random = mulberry32(5);
  const rows = binary(Array.from({ length: 20_000 }, () => [0.5 + random() ** 6 / 2, true] as const));
  const { value, leaveOneOut } = mean.prepare(rows);
  const exact = acceleration(leaveOneOut!());
  expect(exact).toBeGreaterThan(0.001);
  expect(Math.abs(acceleration(jackknife({ value }, 20_000, mulberry32(1))) - exact)).toBeLessThan(0.005);
});

it('leaves every row out once, whatever the number of groups', () => {
  const left = new Float64Array(11);
  const prepared = {
    value(counts: Uint32Array) {
      counts.forEach((count, row) => {
        left[row]! += 1 - count;
      });
      return 0;
    },
  };
  expect(jackknife(prepared, 11, mulberry32(1), 3)).toHaveLength(3);
  expect([...left]).toEqual(new Array(11).fill(1));
});

it('is 0 where leaving out a row changes nothing', () => {
  expect(acceleration(Float64Array.of(2, 2, 2))).toBe(0);
});
