import * as tf from '@tensorflow/tfjs-core';
import { physicalAxis } from '../layouts/layout.js';
import { sumOverFirstAxis } from '../tensors/reduce.js';
import { scaleChannels } from '../tensors/scale-channels.js';
import type { LoweringOf } from './lowering.js';

export const add: LoweringOf<'add'> = ({ layout, read, step }) =>
  step([read(0, layout), read(1, layout)], (a: tf.Tensor, b: tf.Tensor) => tf.add(a, b));

export const multiply: LoweringOf<'multiply'> = ({ layout, read, step }) =>
  step([read(0, layout), read(1, layout)], (a: tf.Tensor, b: tf.Tensor) => tf.mul(a, b));

export const batchSum: LoweringOf<'batchSum'> = ({ layout, read, step }) => {
  const axis = physicalAxis(layout, 0);
  return step([read(0, layout)], (x: tf.Tensor) =>
    axis === 0 ? sumOverFirstAxis(x) : tf.sum(x, axis, true),
  );
};

export const affine: LoweringOf<'affine'> = ({ attributes, read, step }) => {
  const factors = step([], () => tf.tensor1d([...attributes.scale]));
  const summands = step([], () => tf.tensor1d([...attributes.offset]));
  return step([read(0), factors, summands], (x: tf.Tensor, factor: tf.Tensor1D, summand: tf.Tensor1D) =>
    scaleChannels(x, factor, summand),
  );
};
