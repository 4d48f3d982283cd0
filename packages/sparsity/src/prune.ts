import { type AllocationOptions, allocateMasks, DEFAULT_FLOOR } from './allocate-masks.js';
import { applyMasks } from './apply-masks.js';
import type { Masks } from './mask.js';
import { type PruningMethod, pruningMethod } from './pruning-methods.js';
import { oneShotSchedule } from './schedules/schedules.js';
import type { ScoreContext } from './scores/score.js';
import { type SparsityFigures, sparsityFigures } from './sparsity-figures.js';
import { structureNamed } from './structures/structure-registry.js';
import type { FloatTensor, Weights } from './weights.js';

/** What {@link prune} is asked for, with the gradients or the generator that the score needs. */
export interface PruneOptions extends AllocationOptions, ScoreContext {
  /** A name of `PRUNING_METHODS`, or a method of your own. */
  readonly method: string | PruningMethod;
  /** Names that make up the whole model, default all; see `sparsityFigures`. */
  readonly parameters?: Iterable<string> | undefined;
}

/** The part of a lineage that pruning knows. */
export interface Pruning {
  readonly score: string;
  readonly allocation: string;
  /** The shape of what is pruned: `unstructured` for single weights. */
  readonly structure: string;
  /** How the sparsity grew over rounds: `one-shot` if there was one. */
  readonly schedule: string;
  /** Fewest units kept per parameter. */
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
 * earlier name of `prunableNames`, then to the lower index. With the same scores, allocation, structure and floor the
 * tickets are nested: a sparser one keeps a subset of what a denser one keeps.
 *
 * For a round of iterative pruning pass the retrained weights and the last masks as `within`; for rounds of scoring
 * without training see `pruneInRounds`. O(n) time; with scores of magnitude 4 bytes per prunable weight and the new
 * weights besides the old.
 *
 * @param prunableNames parameters to prune, in the order that breaks ties.
 * @throws {InvalidArgumentError} for an unknown name, or a sparsity or shape that cannot be had.
 * @throws {LayerCollapseError} if some parameter could not keep its floor.
 * @throws {MissingGradientsError} if the score needs gradients that are not there.
 * @throws {NonFiniteError} if a prunable weight, a gradient or a score is NaN or infinite.
 */
export function prune(
  weights: Weights,
  prunableNames: readonly string[],
  options: PruneOptions,
): PruneResult {
  const { method: chosen, structure = 'unstructured', floor = DEFAULT_FLOOR, sparsity, parameters } = options;
  const method = typeof chosen === 'string' ? pruningMethod(chosen) : chosen;
  const masks = chooseMasks(weights, prunableNames, method, options);
  const figures = sparsityFigures(weights, masks, parameters);
  return {
    masks,
    weights: applyMasks(weights, masks),
    pruning: {
      score: method.score.name,
      allocation: method.allocation.name,
      structure: typeof structure === 'string' ? structureNamed(structure).name : structure.name,
      schedule: oneShotSchedule.name,
      floor,
      sparsity: { asked: sparsity ?? figures.prunable, ...figures },
    },
  };
}

/** On its own, so that the scores can be freed before the new weights are made. */
function chooseMasks(
  weights: Weights,
  prunableNames: readonly string[],
  { score, allocation }: PruningMethod,
  options: PruneOptions,
): Masks {
  return allocateMasks(score.calculate(weights, prunableNames, options), allocation, options);
}
