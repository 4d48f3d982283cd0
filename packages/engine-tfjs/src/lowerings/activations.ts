import type { NoAttributes } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import type { Lowering } from './lowering.js';

function elementwise(compute: (x: tf.Tensor) => tf.Tensor): Lowering<NoAttributes> {
  return ({ layout, read, step }) => step([read(0, layout)], compute);
}

/** From the activation's output and the gradient of that output. Masks are `tf.step`, which is 0 at 0. */
function elementwiseGradient(compute: (y: tf.Tensor, dy: tf.Tensor) => tf.Tensor): Lowering<NoAttributes> {
  return ({ layout, read, step }) => step([read(0, layout), read(1, layout)], compute);
}

export const relu = elementwise((x) => tf.relu(x));
export const reluGradient = elementwiseGradient((y, dy) => tf.mul(dy, tf.step(y)));

export const relu6 = elementwise((x) => tf.relu6(x));
/** y * (6 - y) is positive exactly where 0 < y < 6. */
export const relu6Gradient = elementwiseGradient((y, dy) => tf.mul(dy, tf.step(tf.mul(y, tf.sub(6, y)))));

export const sigmoid = elementwise((x) => tf.sigmoid(x));
export const sigmoidGradient = elementwiseGradient((y, dy) => tf.mul(dy, tf.mul(y, tf.sub(1, y))));
