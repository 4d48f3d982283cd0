import type { NoAttributes } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import type { Lowering, LoweringOf } from './lowering.js';

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

export const reciprocal = elementwise((x) => tf.div(1, x));
export const reciprocalGradient = elementwiseGradient((y, dy) => tf.neg(tf.mul(dy, tf.mul(y, y))));

/** dy where the condition holds, 0 elsewhere. */
function keepWhere(condition: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  return tf.mul(dy, tf.cast(condition, 'float32'));
}

export const clamp: LoweringOf<'clamp'> = ({ attributes: { lowest, highest }, layout, read, step }) =>
  step([read(0, layout)], (x: tf.Tensor) => tf.clipByValue(x, lowest, highest));

export const clampGradient: LoweringOf<'clampGradient'> = ({ attributes, layout, read, step }) => {
  const { lowest, highest } = attributes;
  return step([read(0, layout), read(1, layout)], (x: tf.Tensor, dy: tf.Tensor) =>
    keepWhere(tf.logicalAnd(tf.greaterEqual(x, lowest), tf.lessEqual(x, highest)), dy),
  );
};

export const hat = elementwise((x) => tf.relu(tf.sub(1, tf.abs(x))));
export const hatGradient = elementwiseGradient((x, dy) => {
  const between = (from: number, below: number) => tf.logicalAnd(tf.greaterEqual(x, from), tf.less(x, below));
  return tf.sub(keepWhere(between(-1, 0), dy), keepWhere(between(0, 1), dy));
});
