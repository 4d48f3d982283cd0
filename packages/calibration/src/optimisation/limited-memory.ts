import { addScaled, dot } from './vectors.js';

/** Multiplies a vector with a symmetric positive definite matrix, a guess of the inverse Hessian. */
export type Preconditioner = (vector: Float64Array) => Float64Array;

interface Correction {
  /** Difference of two points. */
  readonly step: Float64Array;
  /** Difference of their gradients. */
  readonly turn: Float64Array;
  /** step . turn, > 0. */
  readonly curvature: number;
  /** curvature / (turn . P turn). */
  readonly scale: number;
}

/** Curvature, relative to |turn|^2, below which rounding decides its sign. */
const LEAST_CURVATURE = 1e-15;

/** The inverse Hessian that the last corrections imply (Nocedal & Wright 2006, section 7.2). Memory: 2 * capacity * n. */
export class LimitedMemory {
  readonly #capacity: number;
  readonly #precondition: Preconditioner;
  readonly #corrections: Correction[] = [];

  constructor(capacity: number, precondition: Preconditioner) {
    this.#capacity = capacity;
    this.#precondition = precondition;
  }

  get isEmpty(): boolean {
    return this.#corrections.length === 0;
  }

  clear(): void {
    this.#corrections.length = 0;
  }

  /** Learns from a step and the change of the gradient over it; without positive curvature it learns nothing. */
  learn(step: Float64Array, turn: Float64Array): void {
    const curvature = dot(step, turn);
    if (!(curvature > LEAST_CURVATURE * dot(turn, turn))) return;
    if (this.#corrections.length === this.#capacity) this.#corrections.shift();
    this.#corrections.push({ step, turn, curvature, scale: curvature / dot(turn, this.#precondition(turn)) });
  }

  /**
   * -H g by the two-loop recursion (Nocedal & Wright 2006, algorithm 7.4), which starts from the
   * preconditioner P times (step . turn) / (turn . P turn) of the last correction. 4 * capacity * n multiply-accumulates.
   */
  direction(gradient: Float64Array): Float64Array {
    const downhill = gradient.map((slope) => -slope);
    const newest = this.#corrections.at(-1);
    if (newest === undefined) return this.#precondition(downhill);
    const weights = this.#corrections.map(() => 0);
    for (let i = weights.length - 1; i >= 0; i--) {
      const { step, turn, curvature } = this.#corrections[i]!;
      weights[i] = dot(step, downhill) / curvature;
      addScaled(downhill, -weights[i]!, turn);
    }
    const direction = this.#precondition(downhill).map((value) => newest.scale * value);
    this.#corrections.forEach(({ step, turn, curvature }, i) => {
      addScaled(direction, weights[i]! - dot(turn, direction) / curvature, step);
    });
    return direction;
  }
}
