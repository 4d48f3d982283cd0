import * as tf from '@tensorflow/tfjs-core';

/**
 * A transposed copy. A matrix with one row or column is copied too, not only reshaped: the wasm backend prepares the
 * right factor of a product once per buffer and aborts when it meets the same buffer in another shape.
 */
export function transposed(x: tf.Tensor2D): tf.Tensor2D {
  const [rows, columns] = x.shape;
  return rows === 1 || columns === 1 ? tf.mul(tf.reshape(x, [columns, rows]), 1) : tf.transpose(x);
}
