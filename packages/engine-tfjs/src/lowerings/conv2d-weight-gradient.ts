import type { AttributesOf } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import type { Slot } from '../plan/plan.js';
import { padOrCrop } from '../tensors/pad-or-crop.js';
import { sliceRange } from '../tensors/slice-range.js';
import { transposed } from '../tensors/transposed.js';
import { pickFromWindows, windowPicks } from '../tensors/windows.js';
import { perGroup } from './channel-groups.js';
import type { LoweringContext, LoweringOf } from './lowering.js';

type Step = LoweringContext<unknown>['step'];
type Attributes = AttributesOf<'conv2dWeightGradient'>;

/** A 1x1 kernel is a matrix, and its gradient the product of x and dy over all items and positions. */
function pointwiseGradient(
  step: Step,
  x: Slot,
  dy: Slot,
  channels: number,
  strides: Attributes['strides'],
): Slot {
  const picks = step([], () => windowPicks([1, 1], [0, 0], channels));
  const met = strides.every((stride) => stride === 1)
    ? x
    : step([x, picks], (image: tf.Tensor4D, pick: tf.Tensor4D) => pickFromWindows(image, pick, strides));
  return step([met, dy], (image: tf.Tensor4D, gradient: tf.Tensor4D) => {
    const outputs = gradient.shape[3];
    const positions = gradient.size / outputs;
    const rows = transposed(tf.reshape(image, [positions, channels]));
    // As a convolution of one position: its filter, unlike the right factor of matMul, may be shared memory.
    const product = tf.conv2d(
      tf.reshape(rows, [channels, 1, 1, positions]) as tf.Tensor4D,
      tf.reshape(gradient, [1, 1, positions, outputs]) as tf.Tensor4D,
      1,
      'valid',
    );
    return tf.reshape(product, [1, 1, channels, outputs]);
  });
}

/** Exactly the padded positions of x that a window meets: none beyond the last window. */
function metPositions(x: tf.Tensor4D, outputSize: readonly number[], attributes: Attributes): tf.Tensor4D {
  const { kernel, strides, pads } = attributes;
  const [top, left, bottom, right] = pads;
  const padded = padOrCrop(x, [0, top, left, 0], [0, bottom, right, 0]);
  const [height, width] = outputSize.map((size, axis) => (size - 1) * strides[axis]! + kernel[axis]!);
  const size = [x.shape[0], height!, width!, x.shape[3]];
  return sliceRange(padded, [0, 0, 0, 0], size) as tf.Tensor4D;
}

/**
 * The convolution with its roles exchanged: channels of x are the items, items the channels, and dy is a kernel as
 * large as the output, dilated by the stride.
 */
function spatialGradient(step: Step, x: Slot, dy: Slot, attributes: Attributes): Slot {
  return step([x, dy], (image: tf.Tensor4D, gradient: tf.Tensor4D) => {
    const met = metPositions(image, gradient.shape.slice(1, 3), attributes);
    const taps = tf.conv2d(
      tf.transpose(met, [3, 1, 2, 0]),
      tf.transpose(gradient, [1, 2, 0, 3]),
      1,
      'valid',
      'NHWC',
      [...attributes.strides],
    );
    return tf.transpose(taps, [1, 2, 0, 3]);
  });
}

/** TensorFlow.js has no `Conv2DBackpropFilter` on wasm; both forms are fast convolutions there. */
export const conv2dWeightGradient: LoweringOf<'conv2dWeightGradient'> = ({
  attributes,
  output,
  read,
  step,
}) => {
  const pointwise =
    [...attributes.kernel].every((size) => size === 1) && attributes.pads.every((p) => p === 0);
  return perGroup(step, attributes.groups, [read(0), read(1)], (x, dy) =>
    pointwise
      ? pointwiseGradient(step, x, dy, output.shape[1]!, attributes.strides)
      : spatialGradient(step, x, dy, attributes),
  );
};
