import { elementCount, type ValueType } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import type { Slot } from '../plan/plan.js';
import { meanPerChannel, sumPerChannel } from '../tensors/reduce.js';
import { ownVector, scaleChannels } from '../tensors/scale-channels.js';
import type { LoweringContext, LoweringOf } from './lowering.js';

type Context = Pick<LoweringContext<unknown>, 'step' | 'shared'>;

/** scale / sqrt(variance + epsilon) per channel; computed once where both are parameters. */
function channelFactor({ step, shared }: Context, scale: Slot, variance: Slot, epsilon: number): Slot {
  return shared(`channelFactor ${epsilon}`, [scale, variance], () =>
    step([scale, variance], (gamma: tf.Tensor, v: tf.Tensor) => tf.div(gamma, tf.sqrt(tf.add(v, epsilon)))),
  );
}

/** x - mean: what a normalisation, the variance it uses and its gradients have in common. */
function centred({ step, shared }: Context, x: Slot, mean: Slot): Slot {
  return shared('centred', [x, mean], () =>
    step([x, mean], (value: tf.Tensor, mu: tf.Tensor1D) => scaleChannels(value, tf.onesLike(mu), tf.neg(mu))),
  );
}

function valuesPerChannel({ shape }: ValueType): number {
  return elementCount(shape) / shape[1]!;
}

export const batchNorm: LoweringOf<'batchNorm'> = (context) => {
  const { attributes, read, step } = context;
  const factor = channelFactor(context, read(1), read(4), attributes.epsilon);
  return step(
    [centred(context, read(0), read(3)), factor, step([read(2)], ownVector)],
    (x: tf.Tensor, f: tf.Tensor1D, bias: tf.Tensor1D) => scaleChannels(x, f, bias),
  );
};

export const batchMean: LoweringOf<'batchMean'> = ({ read, step }) => step([read(0)], meanPerChannel);

export const batchVariance: LoweringOf<'batchVariance'> = (context) =>
  context.step([centred(context, context.read(0), context.read(1))], (x: tf.Tensor) =>
    meanPerChannel(tf.square(x)),
  );

export const batchNormScaleGradient: LoweringOf<'batchNormScaleGradient'> = (context) => {
  const { attributes, read, step } = context;
  return step(
    [centred(context, read(0), read(1)), read(2), read(3)],
    (x: tf.Tensor, variance: tf.Tensor, dy: tf.Tensor) =>
      tf.div(sumPerChannel(tf.mul(dy, x)), tf.sqrt(tf.add(variance, attributes.epsilon))),
  );
};

export const batchNormRunningInputGradient: LoweringOf<'batchNormRunningInputGradient'> = (context) => {
  const { attributes, read, step } = context;
  const factor = channelFactor(context, read(1), read(2), attributes.epsilon);
  return step([read(0), factor], (dy: tf.Tensor, f: tf.Tensor1D) => scaleChannels(dy, f));
};

/** (dy - mean of dy - x^ * mean of dy * x^) * factor, with x^ = (x - mean) / standard deviation. */
export const batchNormBatchInputGradient: LoweringOf<'batchNormBatchInputGradient'> = (context) => {
  const { inputs, read, step } = context;
  const { epsilon } = context.attributes;
  const count = valuesPerChannel(inputs[0]!);
  const variance = read(3);
  const factor = channelFactor(context, read(1), variance, epsilon);
  const slope = step([read(5), variance, factor], (scaleGradient: tf.Tensor, v: tf.Tensor, f: tf.Tensor) =>
    tf.mul(tf.div(scaleGradient, tf.mul(tf.sqrt(tf.add(v, epsilon)), count)), f),
  );
  const projected = step([centred(context, read(0), read(2)), slope], (x: tf.Tensor, s: tf.Tensor1D) =>
    scaleChannels(x, s),
  );
  return step(
    [read(4), factor, read(6), projected],
    (dy: tf.Tensor, f: tf.Tensor1D, biasGradient: tf.Tensor, slopePart: tf.Tensor) => {
      const offset = tf.neg(tf.div(tf.mul(biasGradient, f), count)) as tf.Tensor1D;
      return tf.sub(scaleChannels(dy, f, offset), slopePart);
    },
  );
};
