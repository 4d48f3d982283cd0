import { NonFiniteLossError } from '../errors.js';
import type { TrainingState } from './training-state.js';

/** A loss or a trained value that is not finite; carries the state after the last epoch in which all were. */
export class DivergedTrainingError extends NonFiniteLossError {
  constructor(
    loss: number,
    epoch: number,
    step: number,
    /** `resume` goes on from here under the same options; its `values` are the last good prompt. */
    readonly lastGood: TrainingState,
  ) {
    super(loss, epoch, step);
  }
}
