import type { Weights } from '../weights.js';

/** All that dense training goes on from. */
export interface TrainingState {
  /**
   * Number of the next step in the trainer's schedule, >= 0: it decides learning rate and batch. Rewinding sets
   * it back.
   */
  readonly step: number;
  /** All parameters, buffers such as running statistics included. */
  readonly weights: Weights;
  /** Momentum by parameter, one number per weight; a parameter without an entry has none. */
  readonly momentum: ReadonlyMap<string, Float32Array>;
}
