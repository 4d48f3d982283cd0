import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InvalidArgumentError } from '../../src/index.js';
import { minimizeLbfgs } from '../../src/optimisation/index.js';
import { quadratic, rosenbrock } from './functions.js';

it('never returns more than the value it began with, even when the gradient is wrong', () => {
  const coordinates = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(coordinates, fc.double({ min: -1, max: 1, noNaN: true }), (start, factor) => {
      const initial = Float64Array.from(start);
      const before = rosenbrock(initial, new Float64Array(initial.length));
      const found = minimizeLbfgs({
        initial,
        maxIterations: 30,
        objective: (x, gradient) => {
          const value = rosenbrock(x, gradient);
          gradient[0]! *= factor;
          return value;
        },
      });
      expect(found.value).toBeLessThanOrEqual(before);
      expect(rosenbrock(found.x, new Float64Array(initial.length))).toBe(found.value);
    }),
    { numRuns: 100 },
  );
});

it('shortens steps that leave the domain of the objective', () => {
  let outside = 0;
  const found = minimizeLbfgs({
    initial: Float64Array.of(0.9, 50),
    objective: (x, gradient) => {
      if (x.some((value) => value <= 0)) outside += 1;
      x.forEach((value, i) => {
        gradient[i] = 100 - 1 / value;
      });
      return x.reduce((sum, value) => sum + 100 * value - Math.log(value), 0);
    },
  });
  expect(outside).toBeGreaterThan(0);
  expect(found.converged).toBe(true);
  for (const value of found.x) expect(value).toBeCloseTo(0.01, 6);
});

it('stops, and does not say converged, where the gradient points uphill', () => {
  const found = minimizeLbfgs({
    initial: Float64Array.of(1),
    objective: (x, gradient) => {
      gradient[0] = -2 * x[0]!;
      return x[0]! ** 2;
    },
  });
  expect(found).toMatchObject({ value: 1, iterations: 0, converged: false, reason: 'lineSearch' });
});

it('stops at the given number of steps', () => {
  const found = minimizeLbfgs({ initial: Float64Array.of(-1.2, 1), objective: rosenbrock, maxIterations: 3 });
  expect(found).toMatchObject({ iterations: 3, converged: false, reason: 'maxIterations' });
  expect(found.value).toBeLessThan(24.2);
});

it('takes no step from a minimum', () => {
  const found = minimizeLbfgs({ initial: Float64Array.of(1, 1), objective: rosenbrock });
  expect(found).toMatchObject({ iterations: 0, evaluations: 1, gradientNorm: 0, reason: 'gradient' });
});

it.each([
  ['value', (_: Float64Array, gradient: Float64Array) => gradient.fill(1) && Number.NaN],
  ['gradient', (_: Float64Array, gradient: Float64Array) => gradient.fill(Number.NaN) && 1],
])('refuses a start whose %s is not finite', (_, objective) => {
  expect(() => minimizeLbfgs({ initial: Float64Array.of(0), objective })).toThrow(InvalidArgumentError);
});

it.each([
  [{ initial: new Float64Array(0) }, 'invalid initial: got 0, expected at least one value'],
  [{ initial: Float64Array.of(Number.NaN) }, 'invalid initial: got NaN, expected finite values'],
  [{ memory: 0 }, 'invalid memory: got 0, expected an integer from 1 to 100'],
  [{ maxIterations: 1.5 }, 'invalid maxIterations: got 1.5, expected an integer >= 0'],
  [{ valueTolerance: -1 }, 'invalid valueTolerance: got -1, expected a finite number >= 0'],
  [{ gradientTolerance: Number.NaN }, 'invalid gradientTolerance: got NaN, expected a finite number >= 0'],
])('refuses %o before any evaluation', (options, message) => {
  const objective = () => expect.unreachable();
  expect(() => minimizeLbfgs({ initial: Float64Array.of(0), objective, ...options })).toThrow(message);
});

it('leaves the initial point as it was', () => {
  const initial = Float64Array.of(4, 4);
  minimizeLbfgs({ initial, objective: quadratic([1, 2], [0, 0]) });
  expect([...initial]).toEqual([4, 4]);
});
