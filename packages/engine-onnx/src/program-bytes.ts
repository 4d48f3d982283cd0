import { type Program, programMemory } from '@reticket/network';

/**
 * What ONNX Runtime's CPU provider was measured to hold per byte of weights and of live values: weights as they came,
 * rearranged and, for gradients, flipped; values in the layout of the convolution and in the plain one.
 */
const inference = { weights: 4.5, values: 1.5 } as const;
const withGradients = { weights: 8, values: 2.4 } as const;

/** Held once, by the thread and the library. */
const fixedBytes = 48 * 2 ** 20;

/** Bytes that a session of this program holds once it has run. */
export function sessionBytes(program: Program): number {
  const factor = program.nodes.some(({ op }) => op.endsWith('Gradient')) ? withGradients : inference;
  const { weights, values } = programMemory(program);
  return Math.ceil(factor.weights * weights + factor.values * values);
}

/**
 * Bytes that compiling and running a program adds to the process at most. On the programs of
 * `scripts/measure-memory.mjs` the measured peak was 74 to 94 % of it.
 */
export function programBytes(program: Program): number {
  return fixedBytes + sessionBytes(program);
}
