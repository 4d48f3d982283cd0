import { checkNotNegative } from '../arguments.js';
import { type RidgeFitOptions, withRidgeFitter } from './ridge-fitter.js';
import type { RidgeProbeFit } from './ridge-probe.js';

export interface RidgeProbeOptions extends RidgeFitOptions {
  /** Weight of the penalty l2 / 2 * |weight|^2, >= 0; 0.01 by default. */
  readonly l2?: number;
}

/**
 * Linear probing as a convex problem: the minimum over weight and bias of the weighted mean cross-entropy +
 * l2 / 2 * |weight|^2, by L-BFGS from zeros, preconditioned with second moments of the features. On the same features that
 * is scikit-learn's `LogisticRegression` with C = 1 / (l2 n), or 2 / (l2 n) for two classes, where it has one weight for
 * both. Without a seed: nothing is random.
 *
 * Cost: 2 * n * width * classes multiply-accumulates for each of some 10 to 100 passes; memory beside the features is a
 * chunk of items on an engine, and some 128 items without.
 *
 * @throws EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any work for what does
 * not fit. Rejects with the reason of `signal` once it is aborted.
 */
export async function fitRidgeProbe(options: RidgeProbeOptions): Promise<RidgeProbeFit> {
  const { l2 = 0.01 } = options;
  checkNotNegative('l2', l2);
  return withRidgeFitter(options, (fitter) => fitter.fit(l2));
}
