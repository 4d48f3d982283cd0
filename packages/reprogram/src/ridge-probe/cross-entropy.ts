import type { Standardization } from '../linear-probe/standardization.js';

/** What a ridge probe is fitted to: features as they are, and how they are standardised on the way. */
export interface WeightedItems {
  /** [n, width]. */
  readonly features: Float32Array;
  /** [n]. */
  readonly labels: Int32Array;
  /** [n] What each item's cross-entropy is divided by; the reciprocals sum to 1. */
  readonly divisors: Float64Array;
  readonly classes: number;
  readonly width: number;
  readonly standardization: Standardization;
}

/** The weighted mean cross-entropy of a softmax regression as a function of its parameters. */
export interface CrossEntropy {
  /**
   * The value at `parameters`, weight [classes, width] and then bias [classes]; adds its gradient to `gradient`.
   */
  differentiate(parameters: Float64Array, gradient: Float64Array): Promise<number>;
  dispose(): Promise<void>;
}
