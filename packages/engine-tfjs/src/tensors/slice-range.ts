import * as tf from '@tensorflow/tfjs-core';

/**
 * `tf.slice` on as few axes as possible: an axis that is kept whole joins the one before it. The wasm backend copies
 * one row of the last axis at a time, so longer rows are what makes a crop fast.
 */
export function sliceRange(x: tf.Tensor, begin: readonly number[], size: readonly number[]): tf.Tensor {
  const merged: { length: number; begin: number; size: number }[] = [];
  for (const [axis, length] of x.shape.entries()) {
    const last = merged.at(-1);
    if (last !== undefined && size[axis] === length) {
      last.length *= length;
      last.begin *= length;
      last.size *= length;
    } else {
      merged.push({ length, begin: begin[axis]!, size: size[axis]! });
    }
  }
  if (merged.every((axis) => axis.size === axis.length)) return x;
  const sliced = tf.slice(
    tf.reshape(
      x,
      merged.map((axis) => axis.length),
    ),
    merged.map((axis) => axis.begin),
    merged.map((axis) => axis.size),
  );
  return tf.reshape(sliced, [...size]);
}
