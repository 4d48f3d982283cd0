import type { Recalibrator } from '../recalibrator.js';
import { type AffineMap, affineRecalibrator } from './affine-recalibrator.js';
import { type DiagonalAffine, diagonalStructure } from './diagonal-structure.js';
import { centredLogits } from './features.js';
import type { RegularisationOptions } from './regularisation.js';

export const vectorScalingMap: AffineMap<'logits', DiagonalAffine> = {
  name: 'vectorScaling',
  input: 'logits',
  features: centredLogits,
  structure: diagonalStructure,
};

/**
 * Vector scaling (Guo et al. 2017, section 4.2): `softmax(w * z + b)`, a weight and a bias per class.
 *
 * z is the row minus its mean: Guo et al. take logits as they come, so that their result changes with a constant added
 * to a row. Never raises the NLL of the fit set. Parameters stay finite on separable data and absent classes, which the
 * report notes. Cost: some tens of passes of n * k exponentials.
 */
export function vectorScaling(options: RegularisationOptions = {}): Recalibrator<'logits', DiagonalAffine> {
  return affineRecalibrator(vectorScalingMap, options);
}
