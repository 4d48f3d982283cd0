import * as tf from '@tensorflow/tfjs-core';
import { UnsupportedOperationError } from '../errors.js';
import { explicitPads } from '../tensors/windows.js';
import type { LoweringOf } from './lowering.js';

/** Below every activation; infinity would make a product with 0 no number. */
const lowest = -3.4028234663852886e38;

/**
 * Padding of a max-pooling at the bottom and the right that makes its windows fit exactly: less than declared where
 * the last window ends early, more where an incomplete window counts (`ceil`).
 *
 * @throws UnsupportedOperationError when a window could lie in the padding alone.
 */
export function fittingPads(
  {
    kernel,
    strides,
    pads,
  }: { kernel: readonly number[]; strides: readonly number[]; pads: readonly number[] },
  inputSize: readonly number[],
  outputSize: readonly number[],
): [number, number, number, number] {
  if (pads.some((count, side) => count >= kernel[side % 2]!)) {
    throw new UnsupportedOperationError(
      `invalid maxPool pads: got ${pads.join(', ')}, expected less than the kernel ${kernel.join('x')}`,
    );
  }
  const after = [0, 1].map((axis) =>
    Math.max(0, (outputSize[axis]! - 1) * strides[axis]! + kernel[axis]! - inputSize[axis]! - pads[axis]!),
  );
  return [pads[0]!, pads[1]!, after[0]!, after[1]!];
}

/** Native TensorFlow pools with the paddings `valid` and `same` only, so there the image is padded first. */
function pool(
  x: tf.Tensor4D,
  kernel: readonly [number, number],
  strides: readonly [number, number],
  pads: [number, number, number, number],
): tf.Tensor {
  if (tf.getBackend() !== 'tensorflow') {
    return tf.maxPool(x, [...kernel], [...strides], explicitPads(pads));
  }
  return tf.maxPool(tf.pad(x, explicitPads(pads), lowest), [...kernel], [...strides], 'valid');
}

export const maxPool: LoweringOf<'maxPool'> = ({ attributes, inputs, output, read, step }) => {
  const pads = fittingPads(attributes, inputs[0]!.shape.slice(2), output.shape.slice(2));
  const { kernel, strides } = attributes;
  return step([read(0)], (x: tf.Tensor4D) => pool(x, kernel, strides, pads));
};
