import * as tf from '@tensorflow/tfjs-core';
import { padOrCrop } from '../tensors/pad-or-crop.js';
import { meanPerItem } from '../tensors/reduce.js';
import type { LoweringOf } from './lowering.js';
import { assemblePhases, windowAxes, windowPhases } from './window-phases.js';

/** Padded first: TensorFlow.js would leave the padding out of the mean. */
export const averagePool: LoweringOf<'averagePool'> = ({ attributes, read, step }) => {
  const { kernel, strides, pads } = attributes;
  const [top, left, bottom, right] = pads;
  return step([read(0)], (x: tf.Tensor4D) => {
    const padded = padOrCrop(x, [0, top, left, 0], [0, bottom, right, 0]) as tf.Tensor4D;
    return tf.avgPool(padded, [...kernel], [...strides], 'valid');
  });
};

/** For every phase of the input (see `Phase`) an average pooling of dy, scaled to the whole window. */
export const averagePoolGradient: LoweringOf<'averagePoolGradient'> = ({
  attributes,
  inputs,
  output,
  read,
  step,
}) => {
  const { kernel, inputSize } = attributes;
  const [, , outputHeight, outputWidth] = inputs[0]!.shape as [number, number, number, number];
  const axes = windowAxes(inputSize, [outputHeight, outputWidth], attributes);
  const [rowPhases, columnPhases] = axes.map(windowPhases);
  const dy = read(0);
  const phases = rowPhases!.map((rows) =>
    columnPhases!.map((columns) => {
      const taps = rows.taps.length * columns.taps.length;
      if (taps === 0) return undefined;
      return step([dy], (gradient: tf.Tensor4D) => {
        const padded = padOrCrop(
          gradient,
          [0, rows.padBefore, columns.padBefore, 0],
          [0, rows.padAfter, columns.padAfter, 0],
        ) as tf.Tensor4D;
        const mean = tf.avgPool(padded, [rows.taps.length, columns.taps.length], 1, 'valid');
        return tf.mul(mean, taps / (kernel[0] * kernel[1]));
      });
    }),
  );
  return assemblePhases(step, phases, output.shape);
};

export const globalAveragePool: LoweringOf<'globalAveragePool'> = ({ read, step }) =>
  step([read(0)], meanPerItem);

export const globalAveragePoolGradient: LoweringOf<'globalAveragePoolGradient'> = ({
  attributes,
  read,
  step,
}) => {
  const [height, width] = attributes.inputSize;
  const share = step([], () => tf.fill([1, height, width, 1], 1 / (height * width)));
  return step([read(0), share], (dy: tf.Tensor2D, part: tf.Tensor) => {
    const [items, channels] = dy.shape;
    return tf.mul(tf.reshape(dy, [items, 1, 1, channels]), part);
  });
};
