import * as tf from '@tensorflow/tfjs';
import { stockNetwork } from './stock-network.mjs';

const channelsLast = [0, 2, 3, 1];
const channelsFirst = [0, 3, 1, 2];

/**
 * One visual-prompting step as a user of TensorFlow.js writes it: a border around the images and `tf.variableGrads` with
 * respect to it. Takes and returns arrays, as an executable of engine-tfjs does; the label map is the identity.
 */
export function stockPromptStep({ network, weights, convolution, theta, window }) {
  const forward = stockNetwork(network, weights, convolution);
  const border = tf.variable(tf.tensor(theta.data, theta.shape).transpose(channelsLast));
  const [mean, std] = [network.input.mean, network.input.std].map((list) => tf.tensor1d([...list]));
  const margins = [
    [0, 0],
    [window.top, network.input.height - window.top - window.height],
    [window.left, network.input.width - window.left - window.width],
    [0, 0],
  ];
  const outside = tf.sub(1, tf.pad(tf.ones([1, window.height, window.width, 3]), margins));

  return async ({ images, labels }) => {
    const [loss, gradient] = tf.tidy(() => {
      const batch = tf.tensor(images.data, images.shape).transpose(channelsLast);
      const targets = tf.oneHot(tf.tensor1d(labels.data, 'int32'), network.classes);
      const { value, grads } = tf.variableGrads(() => {
        const prompted = tf.pad(batch, margins).add(border.sigmoid().mul(outside));
        return tf.losses.softmaxCrossEntropy(targets, forward(prompted.sub(mean).div(std)));
      }, [border]);
      return [value, Object.values(grads)[0].transpose(channelsFirst)];
    });
    const outputs = { loss: await loss.data(), gradient: await gradient.data() };
    tf.dispose([loss, gradient]);
    return outputs;
  };
}
