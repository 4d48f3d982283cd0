import type { Masks } from '../mask.js';
import type { Scores } from '../scores/score.js';

/** What every allocation respects. */
export interface AllocationOptions {
  /**
   * Each parameter keeps at least this many of its best weights (or all it has), so that none dies. A
   * non-negative integer, default 0.
   */
  readonly floor?: number;
  /** Masks of the same parameters in which the new ones must be nested, as the next state in the last. */
  readonly within?: Masks;
}

/** How a sparsity is distributed over the parameters. A frozen value object. */
export interface Allocation {
  readonly name: string;
  /** Masks in the order of `scores`. */
  readonly allocate: (scores: Scores, sparsity: number, options?: AllocationOptions) => Masks;
}
