import type { Engine, Network, Weights } from '@reticket/network';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import type { EpochRecord, PromptingOptions } from '../visual-prompting/visual-prompt.js';
import type { ReadoutDescription } from './describe-readout.js';
import type { ReadoutOf, TrainedReadout } from './trained-readout.js';

export interface PromptAndReadoutOptions<R extends TrainedReadout = TrainedReadout> extends PromptingOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  /** The linear layer that is trained with the prompt. */
  readonly readout: R;
}

export interface PromptAndReadoutFit<R extends TrainedReadout = TrainedReadout> {
  /** What was trained and how it was made, its parametrisation among it. */
  readonly prompt: Pick<Prompt, 'name' | 'options'>;
  /** Of the prompt, of the best epoch, with a validation set; else of the last. Running statistics among them. */
  readonly values: PromptValues;
  /** Of the same epoch; with the prompt and its values it makes a `Reprogramming`. */
  readonly readout: ReadoutOf<R>;
  /** How the readout was trained. */
  readonly readoutTraining: ReadoutDescription;
  readonly epochs: readonly EpochRecord[];
  /** The epoch that `values` and `readout` are of; only with a validation set. */
  readonly bestEpoch?: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Images trained on, each counted in every epoch. */
  readonly imageSteps: number;
  /** Multiply-accumulates of everything that ran, padding and the pass for the start included. */
  readonly macs: number;
}
