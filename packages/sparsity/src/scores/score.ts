import type { Weights } from '../weights.js';

/**
 * One finite score per weight, by parameter name; a larger score is worth more. The order of the map is the
 * parameter order that breaks ties.
 */
export type Scores = ReadonlyMap<string, Float32Array>;

/** How much each weight is worth. A frozen value object; allocation is a separate choice. */
export interface Score {
  readonly name: string;
  /** Scores of the named parameters, in the order of `names`. */
  readonly calculate: (weights: Weights, names: readonly string[]) => Scores;
}
