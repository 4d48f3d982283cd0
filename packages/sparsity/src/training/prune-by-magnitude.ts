import type { Masks } from '../mask.js';
import { prune } from '../prune.js';
import type { MaskedState } from './masked-state.js';

/**
 * Masks of the masked parameters at a sparsity, by global magnitude.
 *
 * @param nested whether a weight that is pruned stays pruned.
 */
export function pruneByMagnitude(
  { training, masks }: MaskedState,
  sparsity: number,
  { nested }: { readonly nested: boolean },
): Masks {
  return prune(training.weights, [...masks.keys()], {
    method: 'magnitude-global',
    sparsity,
    ...(nested && { within: masks }),
  }).masks;
}
