import { expect, it } from 'vitest';
import { minimizeLbfgs } from '../../src/optimisation/index.js';
import { quadratic, rosenbrock } from './functions.js';

const curvatures = Array.from({ length: 30 }, (_, i) => 10 ** ((8 * i) / 29 - 4));
const centre = curvatures.map((_, i) => Math.sin(i));
const problem = {
  initial: new Float64Array(30),
  objective: quadratic(curvatures, centre),
  gradientTolerance: 1e-9,
  valueTolerance: 0,
};

it('takes one step with the inverse Hessian itself', () => {
  const found = minimizeLbfgs({
    ...problem,
    precondition: (vector) => vector.map((value, i) => value / curvatures[i]!),
  });
  expect(found).toMatchObject({ reason: 'gradient', iterations: 1, evaluations: 2 });
  found.x.forEach((value, i) => {
    expect(value).toBeCloseTo(centre[i]!, 10);
  });
});

it('takes fewer steps with a rough guess than with none', () => {
  const rough = minimizeLbfgs({
    ...problem,
    precondition: (vector) => vector.map((value, i) => (value * (1 + (i % 5))) / curvatures[i]!),
  });
  const plain = minimizeLbfgs(problem);
  expect(rough.reason).toBe('gradient');
  expect(rough.iterations).toBeLessThan(plain.iterations / 4);
});

it('ends in the same minimum whatever the scale of the guess', () => {
  for (const scale of [1e-6, 1, 1e6]) {
    const found = minimizeLbfgs({
      initial: Float64Array.of(-1.2, 1),
      objective: rosenbrock,
      precondition: (vector) => vector.map((value) => scale * value),
    });
    expect(found.converged).toBe(true);
    for (const value of found.x) expect(value).toBeCloseTo(1, 5);
  }
});

it('gives up where the guess is not positive definite', () => {
  const found = minimizeLbfgs({ ...problem, precondition: (vector) => vector.map((value) => -value) });
  expect(found).toMatchObject({ reason: 'lineSearch', converged: false, iterations: 0 });
});
