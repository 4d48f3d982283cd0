import {
  reciprocal,
  reciprocalGradient,
  relu,
  relu6,
  relu6Gradient,
  reluGradient,
  sigmoid,
  sigmoidGradient,
} from './activations.js';
import { add, affine, batchSum, multiply } from './arithmetic.js';
import {
  averagePool,
  averagePoolGradient,
  globalAveragePool,
  globalAveragePoolGradient,
} from './average-pool.js';
import {
  batchMean,
  batchNorm,
  batchNormBatchInputGradient,
  batchNormRunningInputGradient,
  batchNormScaleGradient,
  batchVariance,
} from './batch-norm.js';
import { channelSum } from './channel-sum.js';
import { clamp, clampGradient } from './clamp.js';
import { conv2d, conv2dInputGradient, conv2dWeightGradient } from './conv2d.js';
import { gatherRows } from './gather-rows.js';
import { hat, hatGradient } from './hat.js';
import { linear, matmul } from './linear.js';
import { maxPool, maxPoolGradient } from './max-pool.js';
import { planeMatmul } from './plane-matmul.js';
import { concat, flatten, pad, reshape, slice, sliceGradient } from './rearrange.js';
import { clearRectangle, detachRectangle, windowDifference } from './rectangle.js';
import { softmaxCrossEntropy, softmaxCrossEntropyGradient } from './softmax-cross-entropy.js';

/** Every operation a program may hold. An engine lowers exactly these. */
export const operations = {
  add,
  affine,
  averagePool,
  averagePoolGradient,
  batchMean,
  batchNorm,
  batchNormBatchInputGradient,
  batchNormRunningInputGradient,
  batchNormScaleGradient,
  batchSum,
  batchVariance,
  channelSum,
  clamp,
  clampGradient,
  clearRectangle,
  concat,
  conv2d,
  conv2dInputGradient,
  conv2dWeightGradient,
  detachRectangle,
  flatten,
  gatherRows,
  globalAveragePool,
  globalAveragePoolGradient,
  hat,
  hatGradient,
  linear,
  matmul,
  maxPool,
  maxPoolGradient,
  multiply,
  pad,
  planeMatmul,
  reciprocal,
  reciprocalGradient,
  relu,
  relu6,
  relu6Gradient,
  reluGradient,
  reshape,
  sigmoid,
  sigmoidGradient,
  slice,
  sliceGradient,
  softmaxCrossEntropy,
  softmaxCrossEntropyGradient,
  windowDifference,
} as const;

export type OperationName = keyof typeof operations;

/** Attributes of the operation with a given name. */
export type AttributesOf<Name extends OperationName> = (typeof operations)[Name] extends {
  infer: (inputs: never, attributes: infer Attributes) => unknown;
}
  ? Attributes
  : never;
