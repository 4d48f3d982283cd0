/** What all binned metrics need to know of one bin. */
export interface BinTotals {
  readonly lower: number;
  readonly upper: number;
  /** Samples in the bin, or the sum of their weights. */
  readonly count: number;
  /** Those of them whose event happened. */
  readonly correct: number;
  /** Sum of the probabilities, each times its weight. */
  readonly confidenceSum: number;
}
