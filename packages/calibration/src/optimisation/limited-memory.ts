import { addScaled, dot } from './vectors.js';

/** Multiplies a vector with a symmetric positive definite matrix, a guess of the inverse Hessian. */
export type Preconditioner = (vector: Float64Array) => Float64Array;

interface Correction {
  /** Difference of two points. */
  readonly step: Float64Array;
  /** Difference of their gradients. */
  readonly turn: Float64Array;
  /** Difference of their preconditioned gradients, P turn. */
  readonly image: Float64Array;
  /** step . turn, > 0. */
  readonly curvature: number;
}

/** Curvature, relative to |turn|^2, below which rounding decides its sign. */
const LEAST_CURVATURE = 1e-15;

/**
 * The inverse Hessian that the last corrections imply (Nocedal & Wright 2006, section 7.2), on top of a preconditioner P.
 * Memory: 3 * capacity * n, or 2 * capacity * n where P is the identity.
 */
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

  /** Learns from a step and the changes of the gradient over it; without positive curvature it learns nothing. */
  learn({ step, turn, image }: Omit<Correction, 'curvature'>): void {
    const curvature = dot(step, turn);
    if (!(curvature > LEAST_CURVATURE * dot(turn, turn))) return;
    if (this.#corrections.length === this.#capacity) this.#corrections.shift();
    this.#corrections.push({ step, turn, image, curvature });
  }

  /**
   * -H g for a gradient and its preconditioned form P g by the two-loop recursion (Nocedal & Wright 2006, algorithm 7.4),
   * which starts from P times (step . turn) / (turn . P turn) of the last correction. 5 * capacity * n
   * multiply-accumulates.
   */
  direction(gradient: Float64Array, preconditioned: Float64Array): Float64Array {
    const direction = preconditioned.map((slope) => -slope);
    const newest = this.#corrections.at(-1);
    if (newest === undefined) return direction;
    const downhill = gradient.map((slope) => -slope);
    const weights = this.#corrections.map(() => 0);
    for (let i = weights.length - 1; i >= 0; i--) {
      const { step, turn, image, curvature } = this.#corrections[i]!;
      weights[i] = dot(step, downhill) / curvature;
      addScaled(downhill, -weights[i]!, turn);
      addScaled(direction, -weights[i]!, image);
    }
    const scale = newest.curvature / dot(newest.turn, newest.image);
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
    this.#corrections.forEach(({ step, turn, curvature }, i) => {
      addScaled(direction, weights[i]! - dot(turn, direction) / curvature, step);
    });
    return direction;
  }
}
