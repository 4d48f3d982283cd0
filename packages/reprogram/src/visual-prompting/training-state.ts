import type { LabelMapping } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import type { TrainedState } from '../training/trained-state.js';
import type { EpochRecord } from './visual-prompt.js';

/** The best epoch so far by validation. */
export interface BestEpoch {
  /** From 0. */
  readonly epoch: number;
  readonly values: PromptValues;
  /** The map that epoch was trained with. */
  readonly map: LabelMapping;
}

/** All a visual prompting run needs to go on after an epoch, to the bit as if it had never stopped. */
export interface TrainingState extends TrainedState<EpochRecord> {
  /** Trained values and running statistics; of a trained readout too. */
  readonly values: PromptValues;
  /** The map of the last epoch, or the first map before any. */
  readonly trainedMap: LabelMapping;
  /** The map of the next epoch; with a trained readout all maps are the identity. */
  readonly map: LabelMapping;
  /** Only with a validation set. */
  readonly best?: BestEpoch;
}
