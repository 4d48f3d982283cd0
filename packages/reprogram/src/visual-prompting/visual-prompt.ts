import type { Engine, Network, Weights } from '@reticket/network';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import type { TrainedReadout } from '../trained-readout/trained-readout.js';
import type { TrainedEpoch, TrainingOptions } from '../training/training-options.js';
import type { ValidationRecord } from '../training/validation.js';
import type { MapOf, Mapping, OneToOneMapping } from './mapping.js';
import type { TrainingState } from './training-state.js';

/** What the training of a prompt is told, whatever computes its steps and whatever makes target logits. */
export interface PromptingOptions extends TrainingOptions {
  readonly network: Pick<Network, 'name' | 'classes'>;
  readonly prompt: Prompt;
  /** Target classes; at most the network's classes with a label map, but for `bayesian` and `bayesian-plus`. */
  readonly classes: number;
  /** Of the order of the images, augmentation, the random map, and random initial and given values. */
  readonly seed: number;
  readonly onEpoch?: (epoch: EpochRecord) => void;
  /** Called after every epoch and waited for; `encodeTrainingState` makes a file of the state. */
  readonly onCheckpoint?: (state: TrainingState) => void | Promise<void>;
  /** A state of a run with the same options and data, to go on from. */
  readonly resume?: TrainingState;
}

/** The same through a label map. */
export interface PromptTrainingOptions<M extends Mapping = Mapping> extends PromptingOptions {
  readonly mapping: M;
}

/** The same of any kind: a mapping makes the label map, or a readout is trained. */
export interface AnyPromptingOptions extends PromptingOptions {
  readonly mapping?: Mapping | undefined;
  readonly readout?: TrainedReadout | undefined;
}

export interface VisualPromptOptions<M extends Mapping = OneToOneMapping> extends PromptTrainingOptions<M> {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
}

export interface EpochRecord extends TrainedEpoch {
  /** How far the map is from that of the epoch before, 0..1, as `mapChurn` has it; 0 in the first epoch and with a trained readout. */
  readonly mapChurn: number;
  /** After the epoch, with the map of the next; only with a validation set. */
  readonly validation?: ValidationRecord;
}

/** What training a prompt gives, whatever stands behind it. */
export interface TrainedPrompt {
  /** What was trained and how it was made, its parametrisation among it. */
  readonly prompt: Pick<Prompt, 'name' | 'options'>;
  /** Of the prompt, of the best epoch, with a validation set; else of the last. Running statistics among them. */
  readonly values: PromptValues;
  readonly epochs: readonly EpochRecord[];
  /** The epoch that `values`, and a trained readout, are of; only with a validation set. */
  readonly bestEpoch?: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Images trained on, each counted in every epoch. */
  readonly imageSteps: number;
  /** Multiply-accumulates of everything that ran, padding and passes for maps and starts included. */
  readonly macs: number;
}

export interface VisualPromptFit<M extends Mapping = OneToOneMapping> extends TrainedPrompt {
  /** Made with the final values, but for `random` and `frequency`. */
  readonly map: MapOf<M>;
  /** How far `map` is from that of the epoch of `values`, 0..1, as `mapChurn` has it. */
  readonly finalMapChurn: number;
}
