import * as tf from '@tensorflow/tfjs-core';

/** Beyond this many channels the average pooling of the wasm backend overflows its stack. */
const maximalPoolChannels = 8192;

/** Mean over a row of positions by average pooling, the fast reduction of wasm: [N,P,Q,C] -> [N,1,Q,C]. */
function meanOverPositions(x: tf.Tensor4D): tf.Tensor4D {
  const [, positions, , channels] = x.shape;
  return channels > maximalPoolChannels ? tf.mean(x, 1, true) : tf.avgPool(x, [positions, 1], 1, 'valid');
}

/** Mean over every axis but the first and the last: [N,...,C] -> [N,C]. */
export function meanPerItem(x: tf.Tensor): tf.Tensor2D {
  const items = x.shape[0]!;
  const channels = x.shape.at(-1)!;
  const positions = tf.reshape(x, [items, -1, 1, channels]) as tf.Tensor4D;
  return tf.reshape(meanOverPositions(positions), [items, channels]);
}

/** Mean over every axis but the last: [N,...,C] -> [C]. Item by item, which also keeps rounding errors small. */
export function meanPerChannel(x: tf.Tensor): tf.Tensor1D {
  return tf.mean<tf.Tensor1D>(meanPerItem(x), 0);
}

/** Sum over every axis but the last: [N,...,C] -> [C]. */
export function sumPerChannel(x: tf.Tensor): tf.Tensor1D {
  return tf.mul(meanPerChannel(x), x.size / x.shape.at(-1)!);
}

/** Sum over the first axis, which stays with size 1. */
export function sumOverFirstAxis(x: tf.Tensor): tf.Tensor {
  const [items = 1, ...rest] = x.shape;
  const rows = tf.reshape(x, [1, items, -1, rest.at(-1) ?? 1]) as tf.Tensor4D;
  return tf.reshape(tf.mul(meanOverPositions(rows), items), [1, ...rest]);
}
