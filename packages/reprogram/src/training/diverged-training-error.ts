import { NonFiniteLossError } from '../errors.js';
import type { TrainingState } from '../visual-prompting/training-state.js';

/** A loss or a trained value that is not finite; carries the state after the last epoch in which all were. */
export class DivergedTrainingError<State = TrainingState> extends NonFiniteLossError {
  constructor(
    loss: number,
    epoch: number,
    step: number,
    /** `resume` goes on from here under the same options; it holds the last good values. */
    readonly lastGood: State,
  ) {
    super(loss, epoch, step);
  }
}
