import type { LabelMapping } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import type { OptimizerState } from '../training/optimizer.js';
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
export interface TrainingState {
  /** The options that decide what a run computes, as JSON; a state goes on under the same ones only. */
  readonly configuration: string;
  /** Epochs done; one record each. */
  readonly epochs: readonly EpochRecord[];
  /** Trained values and running statistics; of a trained readout too. */
  readonly values: PromptValues;
  /** By trained value. */
  readonly optimizers: Readonly<Record<string, OptimizerState>>;
  /** The map of the last epoch, or the first map before any. */
  readonly trainedMap: LabelMapping;
  /** The map of the next epoch; with a trained readout all maps are the identity. */
  readonly map: LabelMapping;
  /** Images trained on, padding not counted. */
  readonly imageSteps: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Multiply-accumulates of everything that ran. */
  readonly macs: number;
  /** Only with a validation set. */
  readonly best?: BestEpoch;
}
