import * as tf from '@tensorflow/tfjs-core';
import type { LoweringOf } from './lowering.js';

function oneHot(labels: tf.Tensor1D, classes: number): tf.Tensor2D {
  return tf.cast(tf.oneHot(labels, classes), 'float32') as tf.Tensor2D;
}

function minusMaximum(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(logits, tf.max(logits, 1, true));
}

export const softmaxCrossEntropy: LoweringOf<'softmaxCrossEntropy'> = ({ inputs, read, step }) => {
  const classes = inputs[0]!.shape[1]!;
  return step(
    [read(0), read(1), read(2)],
    (logits: tf.Tensor2D, labels: tf.Tensor1D, itemWeights: tf.Tensor1D) => {
      const shifted = minusMaximum(logits);
      const logNormaliser = tf.log(tf.sum(tf.exp(shifted), 1));
      const ofLabel = tf.sum(tf.mul(shifted, oneHot(labels, classes)), 1);
      return tf.sum(tf.mul(tf.sub(logNormaliser, ofLabel), itemWeights));
    },
  );
};

export const softmaxCrossEntropyGradient: LoweringOf<'softmaxCrossEntropyGradient'> = ({
  inputs,
  read,
  step,
}) => {
  const classes = inputs[0]!.shape[1]!;
  return step(
    [read(0), read(1), read(2), read(3)],
    (logits: tf.Tensor2D, labels: tf.Tensor1D, itemWeights: tf.Tensor1D, lossGradient: tf.Tensor) => {
      const exponentials = tf.exp(minusMaximum(logits));
      const softmax = tf.div(exponentials, tf.sum(exponentials, 1, true));
      const perItem = tf.reshape(tf.mul(itemWeights, lossGradient), [-1, 1]);
      return tf.mul(tf.sub(softmax, oneHot(labels, classes)), perItem);
    },
  );
};
