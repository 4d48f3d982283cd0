import * as tf from '@tensorflow/tfjs-core';
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
