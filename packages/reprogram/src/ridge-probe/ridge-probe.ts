import type { LinearProbe } from '../linear-probe/linear-probe.js';

/** How the minimisation of one probe went. */
export interface RidgeSolution {
  /** Weight of the penalty l2 / 2 * |weight|^2. */
  readonly l2: number;
  /** Weighted mean cross-entropy + penalty at the end. */
  readonly objective: number;
  /** Weighted mean cross-entropy at the end. */
  readonly trainLoss: number;
  /** Steps of L-BFGS. */
  readonly iterations: number;
  /** Passes over the items. */
  readonly evaluations: number;
  /** Whether it ended at a minimum; `reason` of `LbfgsResult` in `@reticket/calibration/optimisation` says how. */
  readonly converged: boolean;
  readonly reason: 'gradient' | 'value' | 'lineSearch' | 'maxIterations';
  /** Multiply-accumulates of its passes. */
  readonly macs: number;
}

/** A probe at the minimum of its objective. */
export interface RidgeProbeFit extends LinearProbe, RidgeSolution {}
