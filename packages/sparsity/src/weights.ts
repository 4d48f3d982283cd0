import { InvalidArgumentError, NonFiniteError } from './errors.js';

/** A dense row-major array of floats; `data.length` is the product of `shape`. */
export interface FloatTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** Named arrays: what a network calls its parameters. This package reads nothing into the names. */
export type Weights = ReadonlyMap<string, FloatTensor>;

export function requireTensor(weights: Weights, name: string): FloatTensor {
  const tensor = weights.get(name);
  if (tensor === undefined) throw new InvalidArgumentError('parameter name', name, 'a name in the weights');
  return tensor;
}

/** The exponent bits of a float, all set in NaN and infinities. */
const INFINITY = 0x7f800000;

export function checkFinite(name: string, values: Float32Array): void {
  const patterns = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < patterns.length; i++) {
    if ((patterns[i]! & INFINITY) === INFINITY) throw new NonFiniteError(name, i, values[i]!);
  }
}
