import type { Masks } from '../mask.js';
import type { Weights } from '../weights.js';
import type { TrainingState } from './training-state.js';

/**
 * Training, handed in by whoever has networks and data. Masks come with every call, so none can be lost between
 * calls; `trainMasked` checks what comes back.
 *
 * Resuming gives the same bytes only if a trainer draws batches and augmentation from the number of the step, not
 * from a generator that it carries along, and `train` to 5 in one call is `train` to 3, then to 5.
 */
export interface MaskedTrainer {
  /**
   * Runs the steps `state.step` to `until - 1`. After each of them pruned weights and their momentum are +0.
   *
   * @param state is left as it is: the result shares no array with it that training writes to.
   */
  readonly train: (state: TrainingState, masks: Masks, until: number) => Promise<TrainingState>;
  /**
   * Gradients of the loss of the batch of step `state.step` by the named weights, pruned ones included.
   * Only methods that grow weights by gradient call it.
   */
  readonly denseGradients?: (state: TrainingState, names: readonly string[]) => Promise<Weights>;
}
