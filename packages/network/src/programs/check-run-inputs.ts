import { ShapeError } from '../errors.js';
import type { Program } from '../graph/graph.js';
import { formatShape, sameShape, type Tensor, typeOf, type Weights } from '../tensor.js';

/** @throws ShapeError unless there is a tensor of the declared type for every input, and no other. */
export function checkRunInputs(program: Program, inputs: Readonly<Record<string, Tensor>>): void {
  for (const [name, expected] of program.inputs) {
    const tensor = inputs[name];
    if (tensor === undefined) throw new ShapeError(`invalid inputs of ${program.name}: got no ${name}`);
    const got = typeOf(tensor);
    if (got.dtype !== expected.dtype || !sameShape(got.shape, expected.shape)) {
      throw new ShapeError(
        `invalid input ${name} of ${program.name}: got ${got.dtype} ${formatShape(got.shape)}, expected ${expected.dtype} ${formatShape(expected.shape)}`,
      );
    }
  }
  const unknown = Object.keys(inputs).find((name) => !program.inputs.has(name));
  if (unknown !== undefined) {
    throw new ShapeError(
      `invalid inputs of ${program.name}: got ${unknown}, expected ${[...program.inputs.keys()].join(', ')}`,
    );
  }
}

/** @throws ShapeError unless there is a tensor of the right shape for every parameter; others are ignored. */
export function checkBoundWeights(program: Program, weights: Weights): void {
  for (const [name, expected] of program.parameters) {
    const tensor = weights.get(name);
    if (tensor === undefined) throw new ShapeError(`invalid weights of ${program.name}: got no ${name}`);
    if (!sameShape(tensor.shape, expected.shape)) {
      throw new ShapeError(
        `invalid weight ${name} of ${program.name}: got ${formatShape(tensor.shape)}, expected ${formatShape(expected.shape)}`,
      );
    }
  }
}
