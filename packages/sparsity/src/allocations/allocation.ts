/** One parameter as an allocation sees it. */
export interface PrunableParameter {
  readonly name: string;
  readonly shape: readonly number[];
  /** How many units are kept or pruned as one: weights, or what the structure groups them into. */
  readonly units: number;
  /** Fewest units it may keep (the floor) and most (what earlier masks left). */
  readonly atLeast: number;
  readonly atMost: number;
}

/** Parameters whose units compete with each other, and how many of them are kept in all. */
export interface Pool {
  readonly parameters: readonly PrunableParameter[];
  readonly keep: number;
}

/** How a sparsity is distributed over the parameters. A frozen value object. */
export interface Allocation {
  readonly name: string;
  /**
   * Every parameter in exactly one pool.
   *
   * @param sparsity asked fraction of zeros; `undefined` where the caller leaves it to the allocation.
   */
  readonly pools: (parameters: readonly PrunableParameter[], sparsity: number | undefined) => readonly Pool[];
}

export function totalUnits(parameters: readonly PrunableParameter[]): number {
  return parameters.reduce((total, { units }) => total + units, 0);
}
