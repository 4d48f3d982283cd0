import { checkCount } from './masked-state.js';
import type { SparseMethod } from './sparse-method.js';

/**
 * Masks that never change: the retraining of a one-shot ticket, and, with masks of `randomMasksLike`, the control that
 * every other method must beat.
 *
 * @param end step of the trainer at which training is over.
 */
export function staticSparsity({ end }: { readonly end: number }): SparseMethod {
  checkCount('end', end, 0);
  return Object.freeze<SparseMethod>({
    name: 'static',
    end,
    nextChange: () => undefined,
    change: (state) => Promise.resolve(state),
  });
}
