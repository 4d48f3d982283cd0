import type { OperationName } from '@reticket/network';
import {
  clamp,
  clampGradient,
  hat,
  hatGradient,
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
import { conv2d } from './conv2d.js';
import { conv2dInputGradient } from './conv2d-input-gradient.js';
import { conv2dWeightGradient } from './conv2d-weight-gradient.js';
import { gatherRows } from './gather-rows.js';
import { linear, matmul, planeMatmul } from './linear.js';
import type { LoweringOf } from './lowering.js';
import { maxPool } from './max-pool.js';
import { maxPoolGradient } from './max-pool-gradient.js';
import { concat, flatten, pad, reshape, slice, sliceGradient } from './rearrange.js';
import { clearRectangle, detachRectangle, windowDifference } from './rectangle.js';
import { softmaxCrossEntropy, softmaxCrossEntropyGradient } from './softmax-cross-entropy.js';

/** How every operation of `@reticket/network` becomes TensorFlow.js operations. */
export const lowerings: { readonly [Name in OperationName]: LoweringOf<Name> } = {
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
};
