import type { Engine, Network, Weights } from '@reticket/network';
import type { LabelledImages } from '../images/image-source.js';
import type { LabelMap } from '../label-maps/label-map.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import type { Budget } from '../training/budget.js';

/** How target classes get their source classes. */
export interface Mapping {
  /**
   * `random` (RLM): drawn once. `frequency` (FLM): by the source model's predictions with the untrained prompt, once.
   * `iterative` (ILM): by its predictions, again after every epoch.
   */
  readonly kind: 'random' | 'frequency' | 'iterative';
  /** How counts of predictions become a map: as in the reference, or the best one. Unused by `random`. */
  readonly assignment: 'greedy' | 'optimal';
}

export interface VisualPromptOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  readonly prompt: Prompt;
  /** At least one image of every class. */
  readonly train: LabelledImages;
  /** Target classes, at most the network's classes. */
  readonly classes: number;
  readonly mapping: Mapping;
  readonly budget: Budget;
  /** Images per step, >= 1; fewer where there are fewer images. */
  readonly batchSize: number;
  /** Of Adam, > 0, before the first drop of the schedule. */
  readonly learningRate: number;
  /** Of the order of the images, the random map and random initial values. */
  readonly seed: number;
  /**
   * Bytes that running the network may take. A batch that does not fit is run in parts (halves, quarters, ...) and
   * their gradients are summed in order: the same step up to the order of summation, and the same bytes for the same
   * limit. Without one, a batch is one run.
   */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal;
  readonly onEpoch?: (epoch: EpochRecord) => void;
}

export interface EpochRecord {
  /** From 0. */
  readonly epoch: number;
  /** Mean cross-entropy of the images of this epoch, each before the step it took part in. */
  readonly loss: number;
  /** Fraction of them whose largest target logit was that of their class, 0..1. */
  readonly accuracy: number;
  /** Fraction of target classes mapped elsewhere than in the epoch before, 0..1; 0 in the first epoch. */
  readonly mapChurn: number;
  /** At the end of the epoch. */
  readonly learningRate: number;
}

export interface VisualPromptFit {
  readonly values: PromptValues;
  /** With `iterative` made from the predictions with the final values. */
  readonly map: LabelMap;
  /** Fraction of target classes that `map` maps elsewhere than the last epoch did, 0..1. */
  readonly finalMapChurn: number;
  readonly epochs: readonly EpochRecord[];
  /** Optimiser steps. */
  readonly steps: number;
  /** Images trained on, each counted in every epoch. */
  readonly imageSteps: number;
  /** Multiply-accumulates of everything that ran, padding and passes for the map included. */
  readonly macs: number;
}
