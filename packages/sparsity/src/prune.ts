import type { AllocationOptions } from './allocations/allocation.js';
import { applyMasks } from './apply-masks.js';
import type { Masks } from './mask.js';
import { type PruningMethod, pruningMethod } from './pruning-methods.js';
import { type SparsityFigures, sparsityFigures } from './sparsity-figures.js';
import type { FloatTensor, Weights } from './weights.js';

/** What {@link prune} is asked for. */
export interface PruneOptions extends AllocationOptions {
  /** A name of `PRUNING_METHODS`, or a method of your own. */
  readonly method: string | PruningMethod;
  /** Asked fraction of zeros of the prunable parameters, 0 <= sparsity < 1; see `sparsityOfState`. */
  readonly sparsity: number;
  /** Names that make up the whole model, default all; see `sparsityFigures`. */
  readonly parameters?: Iterable<string>;
}

/** The part of a lineage that pruning knows. */
export interface Pruning {
  readonly score: string;
  readonly allocation: string;
  /** The shape of what is pruned: `unstructured` for single weights. */
  readonly structure: string;
  /** How the sparsity grew over rounds: `one-shot` if there was one. */
  readonly schedule: string;
  /** Fewest weights kept per parameter. */
  readonly floor: number;
  /** What was asked of the prunable parameters, and what was reached. */
  readonly sparsity: { readonly asked: number } & SparsityFigures;
}

/** Masks, the weights with the masks applied, and the lineage so far. */
export interface PruneResult {
  readonly masks: Masks;
  readonly weights: Map<string, FloatTensor>;
  readonly pruning: Pruning;
}

/**
 * Prunes the named parameters in one shot. The number of weights kept is exact (`keptCount`), ties go to the
 * earlier name of `prunableNames`, then to the lower index. With the
 * same weights, method and floor the tickets are nested: a sparser one keeps a subset of what a denser one keeps.
 *
 * For a round of iterative pruning pass the retrained weights and the last masks as `within`. O(n).
 *
 * @param prunableNames parameters to prune, in the order that breaks ties.
 * @throws {InvalidArgumentError} for an unknown method or name, or a sparsity that cannot be reached.
 * @throws {NonFiniteError} if a prunable weight is NaN or infinite.
 */
export function prune(
  weights: Weights,
  prunableNames: readonly string[],
  options: PruneOptions,
): PruneResult {
  const { method: chosen, sparsity, parameters, ...allocationOptions } = options;
  const method = typeof chosen === 'string' ? pruningMethod(chosen) : chosen;
  const scores = method.score.calculate(weights, prunableNames);
  const masks = method.allocation.allocate(scores, sparsity, allocationOptions);
  return {
    masks,
    weights: applyMasks(weights, masks),
    pruning: {
      score: method.score.name,
      allocation: method.allocation.name,
      structure: 'unstructured',
      schedule: 'one-shot',
      floor: options.floor ?? 0,
      sparsity: { asked: sparsity, ...sparsityFigures(weights, masks, parameters) },
    },
  };
}
