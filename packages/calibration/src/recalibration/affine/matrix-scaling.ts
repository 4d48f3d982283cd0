import type { Recalibrator } from '../recalibrator.js';
import { type AffineMap, affineRecalibrator } from './affine-recalibrator.js';
import { centredLogits } from './features.js';
import { type FullAffine, fullStructure } from './full-structure.js';
import type { RegularisationOptions } from './regularisation.js';

export const matrixScalingMap: AffineMap<'logits', FullAffine> = {
  name: 'matrixScaling',
  input: 'logits',
  features: centredLogits,
  structure: fullStructure,
};

/**
 * Matrix scaling (Guo et al. 2017, section 4.2): `softmax(W z + b)`. It has k * (k + 1) parameters and overfits small
 * sets of many classes unless regularised, by `odir` for one (Kull et al. 2019).
 *
 * z is the row minus its mean: Guo et al. take logits as they come, so that their result changes with a constant added
 * to a row. Never raises the NLL of the fit set. Parameters stay finite on separable data and absent classes, which the
 * report notes. Cost: some tens to hundreds of passes of n * k^2 multiply-accumulates.
 */
export function matrixScaling(options: RegularisationOptions = {}): Recalibrator<'logits', FullAffine> {
  return affineRecalibrator(matrixScalingMap, options);
}
