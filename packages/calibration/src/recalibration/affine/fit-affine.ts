import { minimizeLbfgs } from '../../optimisation/index.js';
import type { FitOutcome } from '../fitted.js';
import type { FitNote } from '../recalibrator.js';
import { type AffineSamples, affineNll, penalise } from './affine-objective.js';
import { penaltyOf, type Regularisation } from './regularisation.js';
import type { AffineStructure } from './structure.js';

/** Mean NLL below which a fit has no minimum but goes on falling. */
const SEPARATED = 1e-6;
const GRADIENT_TOLERANCE = 1e-10;
/** Gradient at which a fit that rounding stopped still counts as converged. */
const ACCEPTED_GRADIENT = 1e-6;

export interface AffineFit extends FitOutcome {
  readonly theta: Float64Array;
}

/**
 * Minimises mean NLL and penalty by L-BFGS from the identity, with weights in units of the size of the features. The NLL
 * is never above that of the identity.
 */
export function fitAffine<P>(
  structure: AffineStructure<P>,
  samples: AffineSamples,
  regularisation: Regularisation | undefined,
): AffineFit {
  const k = samples.classes;
  const identity = structure.identity(k);
  const penalty = penaltyOf(structure, k, regularisation);
  const size = rootMeanSquare(samples.features) || 1;
  const units = identity.map((_, i) => (structure.role(i, k) === 'bias' ? 1 : size));
  const { x, iterations, gradientNorm } = minimizeLbfgs({
    initial: identity.map((value, i) => value * units[i]!),
    objective: (scaled, gradient) => {
      const theta = scaled.map((value, i) => value / units[i]!);
      const value = affineNll(structure, samples, theta, gradient) + penalise(penalty, theta, gradient);
      for (let i = 0; i < gradient.length; i++) gradient[i]! /= units[i]!;
      return value;
    },
    memory: 20,
    gradientTolerance: GRADIENT_TOLERANCE,
    valueTolerance: 0,
    maxIterations: 2000,
  });

  const theta = x.map((value, i) => value / units[i]!);
  const nllOf = (at: Float64Array) => affineNll(structure, samples, at, new Float64Array(at.length));
  const loss = nllOf(theta);
  if (loss > nllOf(identity)) {
    return { theta: identity, converged: false, iterations, notes: ['keptIdentity'] };
  }
  const notes: FitNote[] = [];
  if (loss <= SEPARATED) notes.push('separable');
  if (regularisation === undefined && hasAbsentClass(samples)) notes.push('absentClass');
  if (gradientNorm > ACCEPTED_GRADIENT) notes.push('notConverged');
  return { theta, converged: notes.length === 0, iterations, notes };
}

function rootMeanSquare(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return largest * Math.sqrt(values.reduce((sum, value) => sum + (value / largest) ** 2, 0) / values.length);
}

function hasAbsentClass({ labels, classes }: AffineSamples): boolean {
  return new Set(labels).size < classes;
}
