import { InvalidArgumentError } from '../errors.js';
import { Adam, type AdamOptions } from './adam.js';
import { Sgd, type SgdOptions } from './sgd.js';

/** What an optimiser remembers between steps, copied. */
export interface OptimizerState {
  readonly steps: number;
  /** By name, each as long as the values. */
  readonly moments: Readonly<Record<string, Float32Array>>;
}

/** Moves one array of values against its gradients. */
export interface Optimizer {
  /**
   * One step in place; `gradient` has as many entries as the values.
   *
   * @throws ShapeMismatchError where it has not.
   */
  step(gradient: Float32Array, learningRate: number): void;
  readonly state: OptimizerState;
  /** Goes on from a state of an optimiser of the same kind and size. */
  restore(state: OptimizerState): void;
}

/** Adam, or SGD with momentum. */
export type OptimizerChoice =
  | ({ readonly kind: 'adam' } & AdamOptions)
  | ({ readonly kind: 'sgd' } & SgdOptions);

/** @throws InvalidArgumentError for an unknown kind or a momentum out of range. */
export function checkOptimizer(choice: OptimizerChoice): void {
  if (choice.kind !== 'adam' && choice.kind !== 'sgd') {
    const { kind } = choice as { kind: string };
    throw new InvalidArgumentError(`invalid optimizer: got ${kind}, expected adam or sgd`);
  }
  if (
    choice.kind === 'sgd' &&
    choice.momentum !== undefined &&
    !(choice.momentum >= 0 && choice.momentum < 1)
  ) {
    throw new InvalidArgumentError(`invalid momentum: got ${choice.momentum}, expected 0 <= momentum < 1`);
  }
}

export function createOptimizer(choice: OptimizerChoice, values: Float32Array): Optimizer {
  return choice.kind === 'adam' ? new Adam(values, choice) : new Sgd(values, choice);
}
