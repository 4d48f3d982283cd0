import type { Engine, Network, Weights } from '@reticket/network';
import type { Augmentation } from '../augmentation/augmentation.js';
import type { LabelledImages } from '../images/image-source.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import type { Budget, ScheduleKind } from '../training/budget.js';
import type { OptimizerChoice } from '../training/optimizer.js';
import type { MapOf, Mapping, OneToOneMapping } from './mapping.js';
import type { TrainingState } from './training-state.js';

/** Images on which the best epoch is chosen. Never the test images. */
export interface Validation {
  readonly set: LabelledImages;
  /** By which the best epoch is chosen, ties to the earlier one; `loss` by default. */
  readonly choose?: 'loss' | 'accuracy';
  /** Epochs without a better one after which training stops, >= 1; without it, only the budget stops it. */
  readonly patience?: number;
}

export interface VisualPromptOptions<M extends Mapping = OneToOneMapping> {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  readonly prompt: Prompt;
  /** At least one image of every class. */
  readonly train: LabelledImages;
  /** Target classes; at most the network's classes, but for `bayesian` and `bayesian-plus`. */
  readonly classes: number;
  readonly mapping: M;
  readonly budget: Budget;
  /** Images per step, >= 1; fewer where there are fewer images. */
  readonly batchSize: number;
  /** Of the optimiser, > 0, at the beginning of the schedule. */
  readonly learningRate: number;
  /** Adam by default. */
  readonly optimizer?: OptimizerChoice;
  /** `multi-step` by default. */
  readonly schedule?: ScheduleKind;
  /** Parts in which a batch is run, whose gradients are summed before the step, >= 1; 1 by default. */
  readonly accumulate?: number;
  /** None by default. */
  readonly augmentation?: Augmentation;
  /** Without it the last epoch is kept. */
  readonly validation?: Validation;
  /** Of the order of the images, augmentation, the random map, and random initial and given values. */
  readonly seed: number;
  /**
   * Bytes that running the network may take. A batch that does not fit is run in parts (halves, quarters, ...) and
   * their gradients are summed in order: the same step up to the order of summation, and the same bytes for the same
   * limit. Without one, a batch is one run.
   */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal;
  /** Called after every optimiser step. */
  readonly onStep?: (step: StepRecord) => void;
  readonly onEpoch?: (epoch: EpochRecord) => void;
  /** Called after every epoch and waited for; `encodeTrainingState` makes a file of the state. */
  readonly onCheckpoint?: (state: TrainingState) => void | Promise<void>;
  /** A state of a run with the same options and data, to go on from. */
  readonly resume?: TrainingState;
}

export interface StepRecord {
  /** Of the whole training, from 0. */
  readonly step: number;
  /** Mean cross-entropy of the batch before the step. */
  readonly loss: number;
  readonly learningRate: number;
}

/** A prompt and a map measured on the validation images. */
export interface ValidationRecord {
  /** Mean cross-entropy. */
  readonly loss: number;
  /** 0..1. */
  readonly accuracy: number;
}

export interface EpochRecord {
  /** From 0. */
  readonly epoch: number;
  /** Mean cross-entropy of the images of this epoch, each before the step it took part in. */
  readonly loss: number;
  /** Fraction of them whose largest target logit was that of their class, 0..1. */
  readonly accuracy: number;
  /** How far the map is from that of the epoch before, 0..1, as `mapChurn` has it; 0 in the first epoch. */
  readonly mapChurn: number;
  /** At the end of the epoch. */
  readonly learningRate: number;
  /** After the epoch, with the map of the next; only with a validation set. */
  readonly validation?: ValidationRecord;
}

export interface VisualPromptFit<M extends Mapping = OneToOneMapping> {
  /** What was trained and how it was made, its parametrisation among it. */
  readonly prompt: Pick<Prompt, 'name' | 'options'>;
  /** Of the best epoch, with a validation set; else of the last. Running statistics among them. */
  readonly values: PromptValues;
  /** Made with the final values, but for `random` and `frequency`. */
  readonly map: MapOf<M>;
  /** How far `map` is from that of the epoch of `values`, 0..1, as `mapChurn` has it. */
  readonly finalMapChurn: number;
  readonly epochs: readonly EpochRecord[];
  /** The epoch that `values` are of; only with a validation set. */
  readonly bestEpoch?: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Images trained on, each counted in every epoch. */
  readonly imageSteps: number;
  /** Multiply-accumulates of everything that ran, padding and passes for the map included. */
  readonly macs: number;
}
