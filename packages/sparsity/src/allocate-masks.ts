import type { Allocation } from './allocations/allocation.js';
import { allocationNamed } from './allocations/allocation-registry.js';
import { InvalidArgumentError, InvalidMaskError } from './errors.js';
import type { Mask, Masks } from './mask.js';
import type { Scores } from './scores/score.js';
import type { Structure } from './structures/structure.js';
import { structureNamed } from './structures/structure-registry.js';
import { checkFinite } from './weights.js';

/** How scores become masks. */
export interface AllocationOptions {
  /**
   * Asked fraction of zeros, 0 <= sparsity < 1. Leave it out where the structure (`2:4`) or a given allocation says it
   * all; if it is there, it must agree with them.
   */
  readonly sparsity?: number | undefined;
  /** A name, or a structure of your own; default `unstructured`. See `structureNamed`. */
  readonly structure?: string | Structure | undefined;
  /**
   * Each parameter keeps at least this many of its best units (weights, unless there is a structure), or all it has, so
   * that none dies. A non-negative integer, default 1; with 0 a parameter may die.
   */
  readonly floor?: number | undefined;
  /** Masks of the same parameters in which the new ones must be nested, as the next state in the last. */
  readonly within?: Masks | undefined;
}

export const DEFAULT_FLOOR = 1;

/**
 * Masks that keep the best weights by `scores`. The number kept is exact, ties go to the earlier parameter, then to the
 * lower index, and the masks are nested in `within`, which is checked whatever allocation and structure do. O(n): a
 * selection, not a sort.
 *
 * @param allocation a name of `ALLOCATIONS`, or an allocation of your own.
 * @throws {InvalidArgumentError} for an unknown name, or a sparsity or shape that cannot be had.
 * @throws {LayerCollapseError} if some parameter could not keep its floor.
 * @throws {InvalidMaskError} if `within` is not of the same parameters and structure.
 * @throws {NonFiniteError} if a score is NaN or infinite.
 */
export function allocateMasks(
  scores: Scores,
  allocation: string | Allocation,
  options: AllocationOptions = {},
): Masks {
  const { sparsity, structure = 'unstructured', floor = DEFAULT_FLOOR, within } = options;
  if (!Number.isSafeInteger(floor) || floor < 0) {
    throw new InvalidArgumentError('floor', floor, 'a non-negative integer');
  }
  if (scores.size === 0) throw new InvalidArgumentError('scores', 'none', 'those of at least one parameter');
  for (const [name, { data }] of scores) {
    checkFinite(name, data);
    if (within !== undefined) checkEarlier(within.get(name), name, data.length);
  }
  const resolved = typeof structure === 'string' ? structureNamed(structure) : structure;
  const masks = resolved.masks(scores, {
    allocation: typeof allocation === 'string' ? allocationNamed(allocation) : allocation,
    sparsity,
    floor,
    earlier: (name) => within?.get(name),
  });
  if (within !== undefined) checkNested(masks, within);
  return masks;
}

function checkEarlier(mask: Mask | undefined, name: string, size: number): void {
  if (mask?.size !== size) {
    throw new InvalidMaskError(`earlier mask of "${name}"`, mask?.size ?? 'none', `one of ${size} weights`);
  }
}

function checkNested(masks: Masks, within: Masks): void {
  for (const [name, mask] of masks) {
    const earlier = within.get(name);
    if (earlier === undefined || !mask.isSubsetOf(earlier)) {
      throw new InvalidMaskError(
        `mask of "${name}"`,
        'weights pruned before',
        'a subset of the earlier mask',
      );
    }
  }
}
