import { type LbfgsResult, minimizeLbfgsAsync } from '@reticket/calibration/optimisation';
import type { CrossEntropy } from './cross-entropy.js';

/** With a good preconditioner a step along a flat direction lowers the value by little long before the minimum. */
const valueTolerance = 1e-14;

export interface RidgeOptions {
  /** Weight of the penalty l2 / 2 * |weight|^2; the bias is free. */
  readonly l2: number;
  /** Entries of the parameters that are penalised: the first ones. */
  readonly penalised: number;
  readonly gradientTolerance: number;
  readonly maxIterations: number;
  /** Multiplies with a guess of the inverse Hessian. */
  readonly precondition?: ((vector: Float64Array) => Float64Array) | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Minimises cross-entropy + l2 / 2 * |weight|^2 from `initial`. */
export function minimizeRidge(
  crossEntropy: CrossEntropy,
  initial: Float64Array,
  { l2, penalised, gradientTolerance, maxIterations, precondition, signal }: RidgeOptions,
): Promise<LbfgsResult> {
  return minimizeLbfgsAsync({
    initial,
    gradientTolerance,
    valueTolerance,
    maxIterations,
    ...(precondition && { precondition }),
    ...(signal && { signal }),
    async objective(parameters, gradient) {
      let squares = 0;
      for (let index = 0; index < penalised; index += 1) {
        squares += parameters[index]! ** 2;
        gradient[index] = l2 * parameters[index]!;
      }
      return (await crossEntropy.differentiate(parameters, gradient)) + (l2 / 2) * squares;
    },
  });
}
