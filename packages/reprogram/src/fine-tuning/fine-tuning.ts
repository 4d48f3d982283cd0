import type { Engine, Network, Weights } from '@reticket/network';
import type { LinearProbe } from '../linear-probe/linear-probe.js';
import type { TrainedState } from '../training/trained-state.js';
import type { TrainedEpoch, TrainingOptions } from '../training/training-options.js';

/**
 * Which weights a ticket keeps, by parameter: weight i is kept where bit i & 7 of byte i >> 3 is set, as `Mask.toBits()` of
 * `@reticket/sparsity` gives it. Parameters without a mask are kept whole.
 */
export type KeptWeights = ReadonlyMap<string, Uint8Array>;

export interface FineTuningOptions extends TrainingOptions {
  readonly engine: Engine;
  /** The source model. Images are of its input's shape. */
  readonly network: Network;
  /** Of the source model; those of its classifier are not used. */
  readonly weights: Weights;
  /** Pruned weights are 0 from the beginning and stay so. Not of the classifier, which is new. */
  readonly kept?: KeptWeights;
  /**
   * What the new classifier begins as: a probe of the source model's features (LP-FT, Kumar et al. 2022, arXiv 2202.10054),
   * where the classifier is linear. By default drawn uniformly within 1 / sqrt(features), as PyTorch's layers begin.
   */
  readonly head?: LinearProbe;
  /** L2 penalty: this times each weight is added to its gradient, >= 0; 0 by default. Not for biases and normalisation. */
  readonly weightDecay?: number;
  readonly onEpoch?: (epoch: TrainedEpoch) => void;
  /** Called after every epoch and waited for; `encodeFineTuningState` makes a file of the state. */
  readonly onCheckpoint?: (state: FineTuningState) => void | Promise<void>;
  /** A state of a run with the same options and data, to go on from. */
  readonly resume?: FineTuningState;
}

/** All a fine-tuning run needs to go on after an epoch, to the bit as if it had never stopped. */
export interface FineTuningState extends TrainedState<TrainedEpoch> {
  /** Of the network with the new classifier, running statistics among them. */
  readonly weights: Weights;
  /** The best epoch so far, from 0; only with a validation set. */
  readonly best?: { readonly epoch: number; readonly weights: Weights };
}

export interface FineTuningFit {
  /** The source model with a classifier for the target classes. */
  readonly network: Network;
  /** Its weights: of the best epoch, with a validation set; else of the last. */
  readonly weights: Weights;
  readonly epochs: readonly TrainedEpoch[];
  /** The epoch that `weights` are of; only with a validation set. */
  readonly bestEpoch?: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Images trained on, each counted in every epoch. */
  readonly imageSteps: number;
  /** Multiply-accumulates of everything that ran, padding and validation included. */
  readonly macs: number;
}
