import { ShapeMismatchError } from '../errors.js';
import type { Optimizer, OptimizerState } from './optimizer.js';

export interface AdamOptions {
  /** Decay of the first moment, 0.9 by default. */
  readonly beta1?: number;
  /** Decay of the second moment, 0.999 by default. */
  readonly beta2?: number;
  /** Added to the root of the second moment, 1e-8 by default. */
  readonly epsilon?: number;
}

/**
 * Adam (Kingma and Ba 2014, arXiv 1412.6980, algorithm 1) for one array of values, with the order of operations of
 * PyTorch. The state is float32, as PyTorch's is.
 */
export class Adam implements Optimizer {
  readonly #values: Float32Array;
  readonly #first: Float32Array;
  readonly #second: Float32Array;
  readonly #beta1: number;
  readonly #beta2: number;
  readonly #epsilon: number;
  #steps = 0;

  /** `values` are what is trained; every step changes them in place. */
  constructor(values: Float32Array, { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {}) {
    this.#values = values;
    this.#first = new Float32Array(values.length);
    this.#second = new Float32Array(values.length);
    this.#beta1 = beta1;
    this.#beta2 = beta2;
    this.#epsilon = epsilon;
  }

  /** Moves the values against `gradient`, which has as many entries. */
  step(gradient: Float32Array, learningRate: number): void {
    const values = this.#values;
    const first = this.#first;
    const second = this.#second;
    if (gradient.length !== values.length) {
      throw new ShapeMismatchError(
        `invalid gradient: got ${gradient.length} values, expected ${values.length}`,
      );
    }
    this.#steps += 1;
    const beta1 = this.#beta1;
    const beta2 = this.#beta2;
    const epsilon = this.#epsilon;
    const stepSize = learningRate / (1 - beta1 ** this.#steps);
    const secondScale = Math.sqrt(1 - beta2 ** this.#steps);
    for (let index = 0; index < values.length; index += 1) {
      const slope = gradient[index]!;
      const mean = first[index]! + (slope - first[index]!) * (1 - beta1);
      const square = second[index]! * beta2 + slope * slope * (1 - beta2);
      first[index] = mean;
      second[index] = square;
      values[index] = values[index]! - (stepSize * mean) / (Math.sqrt(square) / secondScale + epsilon);
    }
  }

  get state(): OptimizerState {
    return {
      steps: this.#steps,
      moments: { first: this.#first.slice(), second: this.#second.slice() },
    };
  }

  restore({ steps, moments }: OptimizerState): void {
    this.#steps = steps;
    this.#first.set(moments.first!);
    this.#second.set(moments.second!);
  }
}
