import { checkNotNegative } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { checkFeatures } from '../linear-probe/check-probe-data.js';
import { predictLinearProbe } from '../linear-probe/predict-linear-probe.js';
import { type RidgeFitOptions, withRidgeFitter } from './ridge-fitter.js';
import type { RidgeProbeFit, RidgeSolution } from './ridge-probe.js';
import { type ValidationScores, validationScores } from './validation-scores.js';

/** From 1 to 1e-6, two to a decade. */
export const defaultRidges: readonly number[] = Array.from({ length: 13 }, (_, step) => 10 ** (-step / 2));

export interface RidgePathOptions extends RidgeFitOptions {
  /** Items to choose the penalty on, of the same classes and width; none of those trained on. */
  readonly validation: { readonly features: Float32Array; readonly labels: Int32Array };
  /** Penalties to try, falling and >= 0; 13 from 1 to 1e-6 by default. */
  readonly ridges?: readonly number[];
}

/** One penalty of a path. */
export interface RidgePathPoint extends RidgeSolution {
  readonly validation: ValidationScores;
}

export interface RidgePathFit {
  /** The probe with the lowest validation NLL; among equals the one with the stronger penalty. */
  readonly probe: RidgeProbeFit;
  /** Where in `path` it stands. */
  readonly chosen: number;
  /** Every penalty that was tried, strong to weak. */
  readonly path: readonly RidgePathPoint[];
  /** Multiply-accumulates of the whole path. */
  readonly macs: number;
}

/** @throws InvalidArgumentError unless there are penalties >= 0, falling. */
export function checkRidges(ridges: readonly number[]): void {
  if (ridges.length === 0) {
    throw new InvalidArgumentError('invalid ridges: got none, expected at least one');
  }
  ridges.forEach((l2, step) => {
    checkNotNegative('l2', l2);
    if (step > 0 && l2 >= ridges[step - 1]!) {
      throw new InvalidArgumentError(
        `invalid ridges: got ${l2} after ${ridges[step - 1]}, expected falling ones`,
      );
    }
  });
}

/**
 * A ridge path: probes as `fitRidgeProbe` fits them, from the strongest penalty to the weakest, each begun at the
 * minimum before. The penalty hardly moves accuracy and moves calibration a lot, so it is chosen by NLL on validation
 * items. A choice at an end of the path says that the path is too short.
 *
 * @throws as `fitRidgeProbe`; also for validation items that do not fit.
 */
export async function fitRidgePath(options: RidgePathOptions): Promise<RidgePathFit> {
  const { classes, width, validation, ridges = defaultRidges } = options;
  checkRidges(ridges);
  checkFeatures({ ...validation, classes, width });
  return withRidgeFitter(options, async (fitter) => {
    const path: RidgePathPoint[] = [];
    let probe: RidgeProbeFit | undefined;
    let chosen = 0;
    let last: RidgeProbeFit | undefined;
    for (const l2 of ridges) {
      last = await fitter.fit(l2, last);
      const logits = predictLinearProbe(last, validation.features);
      path.push({ ...solutionOf(last), validation: validationScores(logits, validation.labels, classes) });
      if (probe === undefined || path.at(-1)!.validation.nll < path[chosen]!.validation.nll) {
        probe = last;
        chosen = path.length - 1;
      }
    }
    return { probe: probe!, chosen, path, macs: path.reduce((sum, { macs }) => sum + macs, 0) };
  });
}

function solutionOf(fit: RidgeProbeFit): RidgeSolution {
  const { l2, objective, trainLoss, iterations, evaluations, converged, reason, macs } = fit;
  return { l2, objective, trainLoss, iterations, evaluations, converged, reason, macs };
}
