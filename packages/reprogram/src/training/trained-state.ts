import type { OptimizerState } from './optimizer.js';
import type { TrainedEpoch } from './training-options.js';

/** What every training needs to go on after an epoch, to the bit as if it had never stopped, beside what it trains. */
export interface TrainedState<Epoch extends TrainedEpoch = TrainedEpoch> {
  /** The options that decide what a run computes, as JSON; a state goes on under the same ones only. */
  readonly configuration: string;
  /** Epochs done; one record each. */
  readonly epochs: readonly Epoch[];
  /** By trained value. */
  readonly optimizers: Readonly<Record<string, OptimizerState>>;
  /** Images trained on, padding not counted. */
  readonly imageSteps: number;
  /** Optimiser steps. */
  readonly steps: number;
  /** Multiply-accumulates of everything that ran. */
  readonly macs: number;
}
