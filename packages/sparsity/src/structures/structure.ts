import type { Allocation } from '../allocations/allocation.js';
import type { Mask, Masks } from '../mask.js';
import type { Scores } from '../scores/score.js';

/** What masks are made from, besides the scores. */
export interface AllocationInput {
  readonly allocation: Allocation;
  /** Asked fraction of zeros, 0 <= s < 1; `undefined` where allocation or structure says it all. */
  readonly sparsity: number | undefined;
  /** Fewest units that each parameter keeps, a non-negative integer. */
  readonly floor: number;
  /** The earlier mask of a parameter, in which the new one is nested, of the right size. */
  readonly earlier: (name: string) => Mask | undefined;
}

/** Which weights are pruned together or instead of each other. A frozen value object. */
export interface Structure {
  readonly name: string;
  /** Masks that hold to the structure, in the order of `scores`. */
  readonly masks: (scores: Scores, input: AllocationInput) => Masks;
}
