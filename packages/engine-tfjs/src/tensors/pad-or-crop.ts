import * as tf from '@tensorflow/tfjs-core';
import { sliceRange } from './slice-range.js';

/** Zeros around a tensor; a negative count takes entries away instead. */
export function padOrCrop(x: tf.Tensor, before: readonly number[], after: readonly number[]): tf.Tensor {
  const cropped = sliceRange(
    x,
    before.map((count) => Math.max(0, -count)),
    x.shape.map((size, axis) => size + Math.min(0, before[axis]!) + Math.min(0, after[axis]!)),
  );
  const pads = before.map((count, axis): [number, number] => [Math.max(0, count), Math.max(0, after[axis]!)]);
  return pads.every(([first, last]) => first === 0 && last === 0) ? cropped : tf.pad(cropped, pads);
}
