import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { minimizeLbfgs } from '../../src/optimisation/index.js';
import { quadratic, rosenbrock, softmaxRegression } from './functions.js';

it('follows the valley of Rosenbrock from the classical start', () => {
  const found = minimizeLbfgs({ initial: Float64Array.of(-1.2, 1), objective: rosenbrock });
  expect(found).toMatchObject({ converged: true, reason: 'gradient' });
  expect(found.iterations).toBeLessThan(60);
  for (const value of found.x) expect(value).toBeCloseTo(1, 6);
});

it('finds the minimum of a long valley of 100 coordinates', () => {
  const found = minimizeLbfgs({ initial: new Float64Array(100), objective: rosenbrock });
  expect(found.converged).toBe(true);
  expect(found.value).toBeLessThan(1e-10);
});

it('solves a quadratic of condition 1e8', () => {
  const curvatures = [1e-4, 1e-2, 1, 30, 1e4];
  const centre = [3, -2, 1, 0.5, -1];
  const found = minimizeLbfgs({
    initial: new Float64Array(5),
    objective: quadratic(curvatures, centre),
    gradientTolerance: 1e-10,
    valueTolerance: 0,
  });
  expect(found.reason).toBe('gradient');
  found.x.forEach((value, i) => {
    expect(value).toBeCloseTo(centre[i]!, 5);
  });
});

it("reaches the optimum of SciPy's L-BFGS-B on logistic loss", () => {
  const golden = JSON.parse(readFileSync(new URL('../golden/lbfgs.json', import.meta.url), 'utf8'));
  const found = minimizeLbfgs({
    initial: new Float64Array(golden.classes * (golden.width + 1)),
    objective: softmaxRegression(golden),
    gradientTolerance: 1e-10,
    valueTolerance: 0,
  });
  expect(found.converged).toBe(true);
  expect(Math.abs(found.value / golden.value - 1)).toBeLessThan(1e-12);
  golden.weight.forEach((weight: number, i: number) => {
    expect(found.x[i]).toBeCloseTo(weight, 6);
  });
});
