import * as tf from '@tensorflow/tfjs-core';
import { kernelLayout } from '../layouts/layout.js';
import { ownVector } from '../tensors/scale-channels.js';
import { explicitPads } from '../tensors/windows.js';
import { perGroup } from './channel-groups.js';
import type { LoweringOf } from './lowering.js';

/** The bias joins the convolution, but where groups are convolved one by one. */
export const conv2d: LoweringOf<'conv2d'> = ({ attributes, inputs, read, step }) => {
  const { groups } = attributes;
  const strides: [number, number] = [...attributes.strides];
  const pad = explicitPads(attributes.pads);
  const hasBias = inputs.length > 2;
  if (hasBias && groups === 1) {
    return step(
      [read(0), read(1, kernelLayout), step([read(2)], ownVector)],
      (x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D) =>
        tf.fused.conv2d({ x, filter, strides, pad, bias }),
    );
  }
  const y = perGroup(step, groups, [read(0), read(1, kernelLayout)], (image, kernel) =>
    step([image, kernel], (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, strides, pad)),
  );
  return hasBias ? step([y, read(2)], (x: tf.Tensor, bias: tf.Tensor) => tf.add(x, bias)) : y;
};
