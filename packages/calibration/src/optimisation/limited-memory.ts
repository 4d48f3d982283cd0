import { addScaled, dot } from './vectors.js';

interface Correction {
  /** Difference of two points. */
  readonly step: Float64Array;
  /** Difference of their gradients. */
  readonly turn: Float64Array;
  /** step . turn, > 0. */
  readonly curvature: number;
}

/** Curvature, relative to |turn|^2, below which rounding decides its sign. */
const LEAST_CURVATURE = 1e-15;

/** The inverse Hessian that the last corrections imply (Nocedal & Wright 2006, section 7.2). Memory: 2 * capacity * n. */
export class LimitedMemory {
  readonly #capacity: number;
  readonly #corrections: Correction[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
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
    this.#corrections.push({ step, turn, curvature });
  }

  /**
   * -H g by the two-loop recursion (Nocedal & Wright 2006, algorithm 7.4), which starts from
   * (step . turn) / |turn|^2 of the last correction. 4 * capacity * n multiply-accumulates.
   */
  direction(gradient: Float64Array): Float64Array {
    const direction = gradient.map((slope) => -slope);
    const newest = this.#corrections.at(-1);
    if (newest === undefined) return direction;
    const weights = this.#corrections.map(() => 0);
    for (let i = weights.length - 1; i >= 0; i--) {
      const { step, turn, curvature } = this.#corrections[i]!;
      weights[i] = dot(step, direction) / curvature;
      addScaled(direction, -weights[i]!, turn);
    }
    const scale = newest.curvature / dot(newest.turn, newest.turn);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
    this.#corrections.forEach(({ step, turn, curvature }, i) => {
      addScaled(direction, weights[i]! - dot(turn, direction) / curvature, step);
    });
    return direction;
  }
}
