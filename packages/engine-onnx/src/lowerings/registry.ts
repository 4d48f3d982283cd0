import type { AttributesOf, OperationName } from '@reticket/network';
import {
  batchMean,
  batchNorm,
  batchNormBatchInputGradient,
  batchNormRunningInputGradient,
  batchNormScaleGradient,
  batchVariance,
} from './batch-norm.js';
import { conv2d, conv2dInputGradient, conv2dWeightGradient } from './convolution.js';
import {
  add,
  affine,
  clamp,
  clampGradient,
  hat,
  hatGradient,
  multiply,
  reciprocal,
  reciprocalGradient,
  relu,
  relu6,
  relu6Gradient,
  reluGradient,
  sigmoid,
  sigmoidGradient,
} from './elementwise.js';
import { gatherRows, linear, matmul, planeMatmul } from './linear.js';
import { softmaxCrossEntropy, softmaxCrossEntropyGradient } from './loss.js';
import type { Lowering } from './lowering.js';
import {
  averagePool,
  averagePoolGradient,
  globalAveragePool,
  globalAveragePoolGradient,
  maxPool,
  maxPoolGradient,
} from './pooling.js';
import { concat, flatten, pad, reshape, slice, sliceGradient } from './rearrange.js';
import { clearRectangle, detachRectangle, windowDifference } from './rectangle.js';
import { batchSum, channelSum } from './reductions.js';

/** How each operation becomes ONNX nodes. */
export const lowerings: { readonly [Name in OperationName]: Lowering<AttributesOf<Name>> } = {
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
