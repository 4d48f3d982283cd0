import type { MaskedState } from './masked-state.js';
import type { MaskedTrainer } from './masked-trainer.js';

/** When masks change during training, and how. A frozen value object; all it remembers is in the state. */
export interface SparseMethod {
  readonly name: string;
  /** Training is over at this step of the trainer, once no change of masks is left. */
  readonly end: number;
  /** The step before which the masks change next, `state.training.step` or later; `undefined` if never again. */
  readonly nextChange: (state: MaskedState) => number | undefined;
  /** The state under new masks; called when `nextChange` is the state's step. Deterministic. */
  readonly change: (state: MaskedState, trainer: MaskedTrainer) => Promise<MaskedState>;
}
