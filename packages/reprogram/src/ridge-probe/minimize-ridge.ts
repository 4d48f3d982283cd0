import { type LbfgsResult, minimizeLbfgsAsync } from '@reticket/calibration/optimisation';
import type { CrossEntropy } from './cross-entropy.js';

export interface RidgeOptions {
  /** Weight of the penalty l2 / 2 * |weight|^2; the bias is free. */
  readonly l2: number;
  /** Entries of the parameters that are penalised: the first ones. */
  readonly penalised: number;
  readonly gradientTolerance: number;
  readonly maxIterations: number;
  readonly signal: AbortSignal | undefined;
}

/** Minimises cross-entropy + l2 / 2 * |weight|^2 from `initial`. */
export function minimizeRidge(
  crossEntropy: CrossEntropy,
  initial: Float64Array,
  { l2, penalised, gradientTolerance, maxIterations, signal }: RidgeOptions,
): Promise<LbfgsResult> {
  return minimizeLbfgsAsync({
    initial,
    gradientTolerance,
    maxIterations,
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
