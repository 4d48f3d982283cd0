import * as tf from '@tensorflow/tfjs-core';
import type { Slot } from '../plan/plan.js';
import { padOrCrop } from '../tensors/pad-or-crop.js';
import { transposed } from '../tensors/transposed.js';
import { explicitPads, pickFromWindows, windowPicks } from '../tensors/windows.js';
import { perGroup } from './channel-groups.js';
import type { LoweringContext, LoweringOf } from './lowering.js';

type Step = LoweringContext<unknown>['step'];
type Attributes = Parameters<LoweringOf<'conv2dWeightGradient'>>[0]['attributes'];

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

/**
 * The convolution with its roles exchanged: channels of x are the items, items the channels, and dy is a kernel as
 * large as the output, dilated by the stride.
 */
function spatialGradient(step: Step, x: Slot, dy: Slot, { kernel, strides, pads }: Attributes): Slot {
  return step([x, dy], (image: tf.Tensor4D, gradient: tf.Tensor4D) => {
    const [, height, width] = image.shape;
    const [, outputHeight, outputWidth] = gradient.shape;
    const [top, left] = pads;
    const bottom = (outputHeight - 1) * strides[0] + kernel[0] - height - top;
    const right = (outputWidth - 1) * strides[1] + kernel[1] - width - left;
    const met = padOrCrop(image, [0, 0, 0, 0], [0, Math.min(0, bottom), Math.min(0, right), 0]);
    const taps = tf.conv2d(
      tf.transpose(met, [3, 1, 2, 0]) as tf.Tensor4D,
      tf.transpose(gradient, [1, 2, 0, 3]),
      1,
      explicitPads([top, left, Math.max(0, bottom), Math.max(0, right)]),
      'NHWC',
      [...strides],
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
