import type { Augmentation } from '../augmentation/augmentation.js';
import type { LabelledImages } from '../images/image-source.js';
import type { Budget, ScheduleKind } from './budget.js';
import type { OptimizerChoice } from './optimizer.js';
import type { Validation, ValidationRecord } from './validation.js';

/** What every training by gradients is told, whatever it trains. */
export interface TrainingOptions {
  /** At least one image of every class. */
  readonly train: LabelledImages;
  /** Target classes. */
  readonly classes: number;
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
  /** Of everything that is random: the order of the images, augmentation, initial values. */
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
}

export interface StepRecord {
  /** Of the whole training, from 0. */
  readonly step: number;
  /** Mean cross-entropy of the batch before the step. */
  readonly loss: number;
  readonly learningRate: number;
}

/** What every training says of an epoch. */
export interface TrainedEpoch {
  /** From 0. */
  readonly epoch: number;
  /** Mean cross-entropy of the images of this epoch, each before the step it took part in. */
  readonly loss: number;
  /** Fraction of them whose largest target logit was that of their class, 0..1. */
  readonly accuracy: number;
  /** At the end of the epoch. */
  readonly learningRate: number;
  /** After the epoch; only with a validation set. */
  readonly validation?: ValidationRecord;
}
