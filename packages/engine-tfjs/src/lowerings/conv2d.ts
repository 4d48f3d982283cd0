import * as tf from '@tensorflow/tfjs-core';
import { kernelLayout } from '../layouts/layout.js';
import { explicitPads } from '../tensors/windows.js';
import { perGroup } from './channel-groups.js';
import type { LoweringOf } from './lowering.js';

/** The bias is added by itself: the fused kernel of wasm rejects a bias that was gathered or reshaped. */
export const conv2d: LoweringOf<'conv2d'> = ({ attributes, inputs, read, step }) => {
  const { strides, groups } = attributes;
  const pads = explicitPads(attributes.pads);
  const y = perGroup(step, groups, [read(0), read(1, kernelLayout)], (image, kernel) =>
    step([image, kernel], (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.conv2d(x, filter, [...strides], pads)),
  );
  if (inputs.length < 3) return y;
  return step([y, read(2)], (x: tf.Tensor, bias: tf.Tensor) => tf.add(x, bias));
};
