import { elementCount, type ValueType } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import type { Slot } from '../plan/plan.js';
import { meanPerChannel, sumPerChannel } from '../tensors/reduce.js';
import type { LoweringContext, LoweringOf } from './lowering.js';

type Step = LoweringContext<unknown>['step'];

/** scale / sqrt(variance + epsilon) per channel; computed once where both are parameters. */
function channelFactor(step: Step, scale: Slot, variance: Slot, epsilon: number): Slot {
  return step([scale, variance], (gamma: tf.Tensor, v: tf.Tensor) =>
    tf.div(gamma, tf.sqrt(tf.add(v, epsilon))),
  );
}

function centred(step: Step, x: Slot, mean: Slot): Slot {
  return step([x, mean], (value: tf.Tensor, mu: tf.Tensor) => tf.sub(value, mu));
}

function valuesPerChannel({ shape }: ValueType): number {
  return elementCount(shape) / shape[1]!;
}

export const batchNorm: LoweringOf<'batchNorm'> = ({ attributes, read, step }) => {
  const factor = channelFactor(step, read(1), read(4), attributes.epsilon);
  return step(
    [centred(step, read(0), read(3)), factor, read(2)],
    (x: tf.Tensor, f: tf.Tensor, bias: tf.Tensor) => tf.add(tf.mul(x, f), bias),
  );
};

export const batchMean: LoweringOf<'batchMean'> = ({ read, step }) => step([read(0)], meanPerChannel);

export const batchVariance: LoweringOf<'batchVariance'> = ({ read, step }) =>
  step([centred(step, read(0), read(1))], (x: tf.Tensor) => meanPerChannel(tf.square(x)));

export const batchNormScaleGradient: LoweringOf<'batchNormScaleGradient'> = ({ attributes, read, step }) =>
  step(
    [centred(step, read(0), read(1)), read(2), read(3)],
    (x: tf.Tensor, variance: tf.Tensor, dy: tf.Tensor) =>
      tf.div(sumPerChannel(tf.mul(dy, x)), tf.sqrt(tf.add(variance, attributes.epsilon))),
  );

export const batchNormRunningInputGradient: LoweringOf<'batchNormRunningInputGradient'> = ({
  attributes,
  read,
  step,
}) => {
  const factor = channelFactor(step, read(1), read(2), attributes.epsilon);
  return step([read(0), factor], (dy: tf.Tensor, f: tf.Tensor) => tf.mul(dy, f));
};

export const batchNormBatchInputGradient: LoweringOf<'batchNormBatchInputGradient'> = ({
  attributes: { epsilon },
  inputs,
  read,
  step,
}) => {
  const count = valuesPerChannel(inputs[0]!);
  const variance = read(3);
  /** Mean of dy * x^, over the standard deviation: what (x - mean) is multiplied with. */
  const slope = step([read(5), variance], (scaleGradient: tf.Tensor, v: tf.Tensor) =>
    tf.div(scaleGradient, tf.mul(tf.sqrt(tf.add(v, epsilon)), count)),
  );
  const projected = step([centred(step, read(0), read(2)), slope], (x: tf.Tensor, s: tf.Tensor) =>
    tf.mul(x, s),
  );
  const meanGradient = step([read(6)], (biasGradient: tf.Tensor) => tf.div(biasGradient, count));
  return step(
    [read(4), meanGradient, projected, channelFactor(step, read(1), variance, epsilon)],
    (dy: tf.Tensor, mean: tf.Tensor, slopePart: tf.Tensor, factor: tf.Tensor) =>
      tf.mul(tf.sub(tf.sub(dy, mean), slopePart), factor),
  );
};
