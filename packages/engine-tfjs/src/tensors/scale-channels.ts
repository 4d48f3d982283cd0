import * as tf from '@tensorflow/tfjs-core';

/**
 * x * factor + summand with one factor and summand for every channel: x [N,...,C], both [C]. A depthwise convolution of
 * single positions, because the wasm backend computes it in one pass and several times faster than it broadcasts.
 * Exact on finite values. The summand must not come from a reshape or a gather, see `ownVector`.
 */
export function scaleChannels(x: tf.Tensor, factor: tf.Tensor1D, summand?: tf.Tensor1D): tf.Tensor {
  const channels = factor.size;
  const image = tf.reshape(x, [x.shape[0]!, -1, 1, channels]) as tf.Tensor4D;
  const filter = tf.reshape(factor, [1, 1, channels, 1]) as tf.Tensor4D;
  const window = { x: image, filter, strides: 1, pad: 'valid' } as const;
  const scaled = tf.fused.depthwiseConv2d(summand === undefined ? window : { ...window, bias: summand });
  return tf.reshape(scaled, x.shape);
}

/** A vector in memory of its own shape: the fused kernels of wasm look at that of the memory of a bias. */
export function ownVector(vector: tf.Tensor1D): tf.Tensor1D {
  return tf.mul(vector, 1);
}
