import { InvalidArgumentError } from '../errors.js';
import { checkCount, checkMasked, type MaskedState } from './masked-state.js';
import type { MaskedTrainer } from './masked-trainer.js';
import type { SparseMethod } from './sparse-method.js';

export interface TrainMaskedOptions {
  readonly method: SparseMethod;
  readonly trainer: MaskedTrainer;
  /** Where to begin (`beginMasked`) or to go on: any state that an earlier call yielded. */
  readonly from: MaskedState;
  /** Most steps between two states yielded, >= 1; by default none is yielded but before masks change and at the end. */
  readonly every?: number;
}

/**
 * Trains under masks that `method` changes on the way. Yields a state before every change of masks, at the end, and
 * in between after every `every` steps; going on from any of them leads to the same bytes as never having stopped.
 * The last one is the result. After iterative pruning, the state yielded before a change is that round's ticket.
 *
 * @throws {MaskLostError} if the trainer returns a pruned weight or momentum that is not +0.
 * @throws {InvalidArgumentError} if `from` is not a state of this method, or the trainer stops at another step.
 */
export async function* trainMasked(options: TrainMaskedOptions): AsyncGenerator<MaskedState, void> {
  const { method, trainer, every } = options;
  if (every !== undefined) checkCount('steps between states', every, 1);
  let state = options.from;
  checkMasked(state);
  for (;;) {
    const change = method.nextChange(state);
    const target = change ?? method.end;
    if (state.training.step > target)
      throw new InvalidArgumentError(`step of ${method.name}`, state.training.step, `at most ${target}`);
    while (state.training.step < target) {
      const until = every === undefined ? target : Math.min(target, state.training.step + every);
      state = await advance(trainer, state, until);
      yield state;
    }
    if (change === undefined) return;
    state = await method.change(state, trainer);
    checkMasked(state);
  }
}

async function advance(trainer: MaskedTrainer, state: MaskedState, until: number): Promise<MaskedState> {
  const training = await trainer.train(state.training, state.masks, until);
  if (training.step !== until)
    throw new InvalidArgumentError('step after training', training.step, `${until}`);
  const next = { ...state, training, steps: state.steps + until - state.training.step };
  checkMasked(next);
  return next;
}
