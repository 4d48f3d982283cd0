/** A softmax regression on features of a frozen network. */
export interface LinearProbe {
  /** [classes, width], of standardised features. */
  readonly weight: Float32Array;
  /** [classes]. */
  readonly bias: Float32Array;
  /** [width]: subtracted from each feature; zeros when not standardised. */
  readonly mean: Float32Array;
  /** [width]: then divides it; ones when not standardised, and for features that never vary. */
  readonly std: Float32Array;
  readonly classes: number;
  readonly width: number;
}

export interface ProbeEpochRecord {
  /** From 0. */
  readonly epoch: number;
  /** Mean cross-entropy without the penalty, each item before the step it took part in. */
  readonly loss: number;
  /** Fraction of items whose largest logit was that of their class, 0..1. */
  readonly accuracy: number;
  /** At the end of the epoch. */
  readonly learningRate: number;
}

/** A probe and how it came about. */
export interface LinearProbeFit extends LinearProbe {
  readonly epochs: readonly ProbeEpochRecord[];
  /** Optimiser steps. */
  readonly steps: number;
  /** Items trained on, each counted in every epoch. */
  readonly imageSteps: number;
  /** Multiply-accumulates of the training; the features' own are not counted. */
  readonly macs: number;
}
