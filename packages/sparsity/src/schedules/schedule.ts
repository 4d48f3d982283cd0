/** How the sparsity grows over the rounds of pruning. A frozen value object. */
export interface Schedule {
  readonly name: string;
  /**
   * The sparsity at a point of the way, exactly `initial` at 0 and exactly `final` at 1.
   *
   * @param progress fraction of the way, 0 <= progress <= 1: round / rounds, or step / steps.
   * @param final 0 <= final < 1.
   * @param initial 0 <= initial <= final, default 0.
   */
  readonly sparsityAt: (progress: number, final: number, initial?: number) => number;
}
