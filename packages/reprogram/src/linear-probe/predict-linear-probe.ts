import { ShapeMismatchError } from '../errors.js';
import { affineRows, paddedTo } from './dense-products.js';
import type { LinearProbe } from './linear-probe.js';
import { standardizeRows } from './standardization.js';

const rowsAtOnce = 64;

/**
 * Logits [n, classes] of features [n, width].
 *
 * @throws ShapeMismatchError when the features are not whole rows of the probe's width.
 */
export function predictLinearProbe(probe: LinearProbe, features: Float32Array): Float32Array {
  const { classes, width } = probe;
  const count = features.length / width;
  if (!Number.isInteger(count)) {
    throw new ShapeMismatchError(
      `invalid features: got ${features.length} values, expected a multiple of ${width}`,
    );
  }
  const stride = paddedTo(classes);
  const weight = new Float32Array(stride * width);
  weight.set(probe.weight);
  const bias = new Float32Array(stride);
  bias.set(probe.bias);
  const x = new Float32Array(rowsAtOnce * width);
  const padded = new Float32Array(rowsAtOnce * stride);
  const logits = new Float32Array(count * classes);
  for (let start = 0; start < count; start += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count - start) }, (_, item) => start + item);
    standardizeRows(features, width, probe, rows, x);
    affineRows(x, weight, bias, { count: paddedTo(rows.length), classes: stride, width }, padded);
    rows.forEach((row, item) => {
      logits.set(padded.subarray(item * stride, item * stride + classes), row * classes);
    });
  }
  return logits;
}
