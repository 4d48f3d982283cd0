import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { betaQuantile, regularizedBeta } from '../../src/uncertainty/incomplete-beta.js';

const golden = JSON.parse(readFileSync(new URL('../golden/beta.json', import.meta.url), 'utf8')) as {
  betaQuantile: { p: number; a: number; b: number; x: number }[];
};

it('has the quantiles of SciPy to 1e-10 of their size', () => {
  for (const { p, a, b, x } of golden.betaQuantile) expect(betaQuantile(p, a, b) / x).toBeCloseTo(1, 11);
});

it('is a binomial tail for whole numbers', () => {
  expect(regularizedBeta(0.5, 3, 2)).toBeCloseTo(5 / 16, 15);
  expect(regularizedBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 15);
});

it('mirrors: I_x(a, b) = 1 - I_(1 - x)(b, a)', () => {
  const shape = fc.double({ min: 1, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
      expect(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a)).toBeCloseTo(1, 11);
    }),
  );
});

it('gives back the probability of its quantile', () => {
  const shape = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.9999, noNaN: true }), shape, shape, (p, a, b) => {
      expect(regularizedBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
    }),
  );
});
