import * as tf from '@tensorflow/tfjs-core';
import { changeLayout, rowMajor } from '../layouts/layout.js';
import { transposed } from '../tensors/transposed.js';
import type { LoweringOf } from './lowering.js';

export const linear: LoweringOf<'linear'> = ({ inputs, read, step }) => {
  const columns = step([read(1)], transposed);
  const product = step([read(0), columns], (x: tf.Tensor2D, weight: tf.Tensor2D) => tf.matMul(x, weight));
  if (inputs.length < 3) return product;
  return step([product, read(2)], (x: tf.Tensor, bias: tf.Tensor) => tf.add(x, bias));
};

/** Factors are transposed first: a product with a transposition flag is an order of magnitude slower on wasm. */
export const matmul: LoweringOf<'matmul'> = ({ attributes: { transposeA, transposeB }, read, step }) => {
  const a = transposeA ? step([read(0)], transposed) : read(0);
  const b = transposeB ? step([read(1)], transposed) : read(1);
  return step([a, b], (left: tf.Tensor2D, right: tf.Tensor2D) => tf.matMul(left, right));
};

/** The last two axes are the planes', so both factors are read as the program has them. */
export const planeMatmul: LoweringOf<'planeMatmul'> = ({ attributes, layout, read, step }) => {
  const axes = rowMajor(4);
  const factor = (index: number, isTransposed: boolean) =>
    isTransposed
      ? step([read(index, axes)], (x: tf.Tensor) => tf.transpose(x, [0, 1, 3, 2]))
      : read(index, axes);
  const factors = [factor(0, attributes.transposeA), factor(1, attributes.transposeB)] as const;
  return step(factors, (a: tf.Tensor, b: tf.Tensor) => changeLayout(tf.matMul(a, b), axes, layout));
};
