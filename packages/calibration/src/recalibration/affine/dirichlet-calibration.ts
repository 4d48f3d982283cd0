import { InvalidArgumentError } from '../../errors.js';
import type { Recalibrator } from '../recalibrator.js';
import { type AffineMap, affineRecalibrator } from './affine-recalibrator.js';
import { type DiagonalAffine, diagonalStructure } from './diagonal-structure.js';
import { logProbabilities } from './features.js';
import { type FullAffine, fullStructure } from './full-structure.js';
import type { RegularisationOptions } from './regularisation.js';
import { type ScalarAffine, scalarStructure } from './scalar-structure.js';

/** `full`: all of W and b; `diagonal`: W diagonal; `fixedDiagonal`: W = w I and b = 0, which is temperature scaling. */
export type DirichletVariant = 'full' | 'diagonal' | 'fixedDiagonal';

export interface DirichletOptions<V extends DirichletVariant = DirichletVariant>
  extends RegularisationOptions {
  /** Default `full`. */
  readonly variant?: V;
}

export type DirichletParameters<V extends DirichletVariant = DirichletVariant> = {
  full: FullAffine;
  diagonal: DiagonalAffine;
  fixedDiagonal: ScalarAffine;
}[V];

const ofLogProbabilities = { input: 'probabilities', features: logProbabilities } as const;

export const fullDirichletMap: AffineMap<'probabilities', FullAffine> = {
  ...ofLogProbabilities,
  name: 'dirichletCalibration.full',
  structure: fullStructure,
};

export const diagonalDirichletMap: AffineMap<'probabilities', DiagonalAffine> = {
  ...ofLogProbabilities,
  name: 'dirichletCalibration.diagonal',
  structure: diagonalStructure,
};

export const fixedDiagonalDirichletMap: AffineMap<'probabilities', ScalarAffine> = {
  ...ofLogProbabilities,
  name: 'dirichletCalibration.fixedDiagonal',
  structure: scalarStructure,
};

/**
 * Dirichlet calibration (Kull et al. 2019): `softmax(W ln p + b)`, the family of maps that holds for probabilities that are
 * Dirichlet-distributed within each class. It contains the identity.
 *
 * Never raises the NLL of the fit set (up to rows that do not sum to 1). p is clipped to 2^-52 from below. `full` overfits
 * small sets of many classes unless regularised, by `odir` for one. Parameters stay finite on separable data and
 * absent classes, which the report notes. Cost: as `matrixScaling` or `vectorScaling`.
 */
export function dirichletCalibration<V extends DirichletVariant = 'full'>(
  options: DirichletOptions<V> = {},
): Recalibrator<'probabilities', DirichletParameters<V>> {
  return variantOf(options.variant ?? 'full', options) as Recalibrator<
    'probabilities',
    DirichletParameters<V>
  >;
}

function variantOf(
  variant: DirichletVariant,
  options: RegularisationOptions,
): Recalibrator<'probabilities', DirichletParameters> {
  switch (variant) {
    case 'full':
      return affineRecalibrator(fullDirichletMap, options);
    case 'diagonal':
      return affineRecalibrator(diagonalDirichletMap, options);
    case 'fixedDiagonal':
      return affineRecalibrator(fixedDiagonalDirichletMap, options);
    default:
      throw new InvalidArgumentError('variant', variant, 'one of full, diagonal, fixedDiagonal');
  }
}
