import * as tf from '@tensorflow/tfjs-core';
import { sliceRange } from '../tensors/slice-range.js';
import type { LoweringOf } from './lowering.js';

export const windowDifference: LoweringOf<'windowDifference'> = ({ attributes, inputs, read, step }) => {
  const { top, left, bottom, right } = attributes;
  const channels = inputs[0]!.shape[1]!;
  return step([read(0), read(1)], (window: tf.Tensor, background: tf.Tensor) => {
    const covered = sliceRange(background, [0, top, left, 0], [1, bottom - top, right - left, channels]);
    return tf.sub(window, covered);
  });
};

export const detachRectangle: LoweringOf<'detachRectangle'> = ({ read }) => read(0);

export const clearRectangle: LoweringOf<'clearRectangle'> = ({ attributes, inputs, read, step }) => {
  const { top, left, bottom, right } = attributes;
  const [, , height, width] = inputs[0]!.shape as [number, number, number, number];
  const outside = new Float32Array(height * width).fill(1);
  for (let row = top; row < bottom; row += 1) outside.fill(0, row * width + left, row * width + right);
  const mask = step([], () => tf.tensor4d(outside, [1, height, width, 1]));
  return step([read(0), mask], (x: tf.Tensor, kept: tf.Tensor) => tf.mul(x, kept));
};
