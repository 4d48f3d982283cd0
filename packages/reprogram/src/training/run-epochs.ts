import type { Schedule } from './budget.js';
import type { TrainedState } from './trained-state.js';
import { turn } from './turn.js';
import { isOutOfPatience, type Validation } from './validation.js';

/** A state that says which epoch is the best so far, with a validation set. */
type ResumableState = TrainedState & { readonly best?: { readonly epoch: number } };

export interface EpochsOptions<State extends ResumableState> {
  readonly validation?: Pick<Validation, 'patience'>;
  readonly signal?: AbortSignal;
  readonly onEpoch?: (epoch: State['epochs'][number]) => void;
  readonly onCheckpoint?: (state: State) => void | Promise<void>;
}

/** Runs epochs from a state on to the end of the budget or of the patience. */
export async function runEpochs<State extends ResumableState>(
  { validation, signal, onEpoch, onCheckpoint }: EpochsOptions<State>,
  schedule: Schedule,
  start: State,
  next: (state: State) => Promise<State>,
): Promise<State> {
  let state = start;
  while (
    state.epochs.length < schedule.epochs &&
    !isOutOfPatience(state.epochs.length, state.best?.epoch, validation?.patience)
  ) {
    await turn(signal);
    state = await next(state);
    onEpoch?.(state.epochs.at(-1)!);
    await onCheckpoint?.(state);
  }
  return state;
}
