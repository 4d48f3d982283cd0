import { ShapeMismatchError } from '../errors.js';
import { affineRows } from './dense-products.js';
import type { LinearProbe } from './linear-probe.js';
import { standardizeRows } from './standardization.js';

/**
 * Logits [n, classes] of features [n, width].
 *
 * @throws ShapeMismatchError when the features are not whole rows of the probe's width.
 */
export function predictLinearProbe(probe: LinearProbe, features: Float32Array): Float32Array {
  const { weight, bias, classes, width } = probe;
  const count = features.length / width;
  if (!Number.isInteger(count)) {
    throw new ShapeMismatchError(
      `invalid features: got ${features.length} values, expected a multiple of ${width}`,
    );
  }
  const logits = new Float32Array(count * classes);
  const row = new Float32Array(width);
  for (let item = 0; item < count; item += 1) {
    standardizeRows(features, width, probe, [item], row);
    affineRows(row, weight, bias, { count: 1, classes, width }, logits.subarray(item * classes));
  }
  return logits;
}
