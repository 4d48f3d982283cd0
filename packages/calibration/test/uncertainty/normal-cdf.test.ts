import { expect, it } from 'vitest';
import { normalCdf } from '../../src/uncertainty/normal-cdf.js';
import { normalQuantile } from '../../src/uncertainty/normal-quantile.js';
import { scipy } from './scipy.js';

it('agrees with SciPy', () => {
  for (const { z, p } of scipy.normalCdf) expect(normalCdf(z)).toBeCloseTo(p, 14);
});

it('undoes the quantile', () => {
  for (let p = 0.001; p < 1; p += 0.001) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14);
});

it('is 0 and 1 far out', () => {
  expect([normalCdf(-40), normalCdf(40), normalCdf(Number.NEGATIVE_INFINITY)]).toEqual([0, 1, 0]);
});
