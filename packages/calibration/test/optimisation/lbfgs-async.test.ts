import { expect, it } from 'vitest';
import { minimizeLbfgs, minimizeLbfgsAsync } from '../../src/optimisation/index.js';
import { rosenbrock } from './functions.js';

const initial = Float64Array.of(-1.2, 1, 3);

it('gives the same result whether the objective answers at once or later', async () => {
  const objective = async (x: Float64Array, gradient: Float64Array) => rosenbrock(x, gradient);
  expect(await minimizeLbfgsAsync({ initial, objective })).toEqual(
    minimizeLbfgs({ initial, objective: rosenbrock }),
  );
});

it('makes no evaluation after an abort', async () => {
  const controller = new AbortController();
  let evaluations = 0;
  const objective = async (x: Float64Array, gradient: Float64Array) => {
    evaluations += 1;
    if (evaluations === 3) controller.abort(new Error('enough'));
    return rosenbrock(x, gradient);
  };
  await expect(minimizeLbfgsAsync({ initial, objective, signal: controller.signal })).rejects.toThrow(
    'enough',
  );
  expect(evaluations).toBe(3);
});

it('passes on what the objective throws', async () => {
  const objective = async () => {
    throw new Error('device lost');
  };
  await expect(minimizeLbfgsAsync({ initial, objective })).rejects.toThrow('device lost');
});
