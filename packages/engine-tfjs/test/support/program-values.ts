import { elementCount, type FloatTensor, type Program, type Tensor } from '@reticket/network';
import { randomTensor } from './random.js';

/** Inputs and parameters of a program by name. */
export type ProgramValues = Readonly<Record<string, Tensor>>;

/** The given weights, and random images, labels, maps and prompts for the other inputs of a program. */
export function randomValues(
  program: Program,
  weights: ReadonlyMap<string, FloatTensor>,
  random: () => number,
  indexBound: number,
): ProgramValues {
  const values: Record<string, Tensor> = Object.fromEntries(weights);
  for (const [name, { dtype, shape }] of program.inputs) {
    if (weights.has(name)) continue;
    const indices = () =>
      Int32Array.from({ length: elementCount(shape) }, () => Math.floor(random() * indexBound));
    values[name] = dtype === 'int32' ? { data: indices(), shape } : randomTensor(random, shape, [0, 1]);
  }
  return values;
}

export function inputsOf(program: Program, values: ProgramValues): Record<string, Tensor> {
  return Object.fromEntries([...program.inputs.keys()].map((name) => [name, values[name]!]));
}

export function weightsOf(program: Program, values: ProgramValues): ReadonlyMap<string, FloatTensor> {
  return new Map([...program.parameters.keys()].map((name) => [name, values[name] as FloatTensor]));
}
