import type { Read } from '../json-reader.js';

/** What a parameter is: a weight of the class itself, of another class, or a constant. */
export type Role = 'diagonal' | 'offDiagonal' | 'bias';

/**
 * The shape of W and b in `softmax(W x + b)`. Parameters are one flat vector `theta` for the optimiser and a named
 * value P for the user.
 */
export interface AffineStructure<P> {
  readonly identity: (k: number) => Float64Array;
  readonly role: (index: number, k: number) => Role;
  /** In how many places of `[W b]` the parameter stands. */
  readonly multiplicity: (k: number) => number;
  /** Writes `W x + b` into `out` `[k]`, for x of length k at `start` of `features`. */
  readonly forward: (theta: Float64Array, features: Float64Array, start: number, out: Float64Array) => void;
  /** Adds the derivatives in theta to `gradient`, from those in `W x + b`, `[k]`. */
  readonly backward: (
    slopes: Float64Array,
    features: Float64Array,
    start: number,
    gradient: Float64Array,
  ) => void;
  readonly name: (theta: Float64Array, k: number) => P;
  readonly flatten: (parameters: P) => Float64Array;
  readonly read: (k: number) => Read<P>;
}
