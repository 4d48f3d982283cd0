import { ShapeMismatchError } from '../errors.js';
import type { Optimizer, OptimizerState } from './optimizer.js';

export interface SgdOptions {
  /** Share of the last step that goes on, 0 <= momentum < 1; 0.9 by default. */
  readonly momentum?: number;
  /** Nesterov's momentum; false by default. */
  readonly nesterov?: boolean;
}

/**
 * Stochastic gradient descent with momentum for one array of values, as PyTorch has it: the velocity is the gradient at
 * the first step and momentum * velocity + gradient after it, and is scaled by the learning rate when it is applied.
 * The state is float32.
 */
export class Sgd implements Optimizer {
  readonly #values: Float32Array;
  readonly #velocity: Float32Array;
  readonly #momentum: number;
  readonly #nesterov: boolean;

  /** `values` are what is trained; every step changes them in place. */
  constructor(values: Float32Array, { momentum = 0.9, nesterov = false }: SgdOptions = {}) {
    this.#values = values;
    this.#velocity = new Float32Array(values.length);
    this.#momentum = momentum;
    this.#nesterov = nesterov;
  }

  step(gradient: Float32Array, learningRate: number): void {
    const values = this.#values;
    const velocity = this.#velocity;
    if (gradient.length !== values.length) {
      throw new ShapeMismatchError(
        `invalid gradient: got ${gradient.length} values, expected ${values.length}`,
      );
    }
    for (let index = 0; index < values.length; index += 1) {
      const slope = gradient[index]!;
      velocity[index] = this.#momentum * velocity[index]! + slope;
      const direction = this.#nesterov ? slope + this.#momentum * velocity[index]! : velocity[index]!;
      values[index] = values[index]! - learningRate * direction;
    }
  }

  get state(): OptimizerState {
    return { steps: 0, moments: { velocity: this.#velocity.slice() } };
  }

  restore({ moments }: OptimizerState): void {
    this.#velocity.set(moments.velocity!);
  }
}
