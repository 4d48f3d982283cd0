import '@tensorflow/tfjs-backend-cpu';
import type { BoundNetwork } from '@reticket/network';
import { div, setBackend, sub, type Tensor, tensor, tidy, transpose } from '@tensorflow/tfjs-core';
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers';
import type { LabelledImages } from '../../src/index.js';
import { range } from '../../src/random/shuffle.js';
import { toChannelsLast } from '../../src/tfjs/channel-order.js';
import { sourceClasses, tinyNetwork } from '../tiny-network.js';

await setBackend('cpu');

const convolution = (name: string, filters: number, strides: number) => [
  layers.zeroPadding2d({ padding: 1 }),
  layers.conv2d({ name, filters, kernelSize: 3, strides, useBias: false }),
];

/** The network of `tinyNetwork` with the same weights; its input is normalised by `normalized`. */
export function tinyModel({ weights }: BoundNetwork = tinyNetwork()): LayersModel {
  const model = sequential({
    layers: [
      layers.inputLayer({ inputShape: [12, 12, 3] }),
      ...convolution('conv1', 8, 1),
      layers.batchNormalization({ name: 'bn1', epsilon: 1e-5 }),
      layers.reLU(),
      ...convolution('conv2', 16, 2),
      layers.batchNormalization({ name: 'bn2', epsilon: 1e-5 }),
      layers.reLU(),
      layers.globalAveragePooling2d({ name: 'pool' }),
      layers.dense({ name: 'fc', units: sourceClasses }),
    ],
  });
  tidy(() => {
    for (const name of ['conv1', 'conv2']) setWeights(name, [['weight', [2, 3, 1, 0]]]);
    for (const name of ['bn1', 'bn2']) {
      setWeights(name, [['weight'], ['bias'], ['running_mean'], ['running_var']]);
    }
    setWeights('fc', [['weight', [1, 0]], ['bias']]);
  });
  return model;

  function setWeights(layer: string, parts: [string, number[]?][]): void {
    model.getLayer(layer).setWeights(
      parts.map(([part, order]) => {
        const { data, shape } = weights.get(`${layer}.${part}`)!;
        const value = tensor(data, [...shape]);
        return order === undefined ? value : transpose(value, order);
      }),
    );
  }
}

/** What `tinyNetwork` does with images in 0..1 first. */
export function normalized<T extends Tensor>(images: T): T {
  return tidy(() => div(sub(images, tensor([0.5, 0.4, 0.3])), tensor([0.2, 0.25, 0.3])) as T);
}

/** Images as floats [n, h, w, c]. */
export function channelsLast({ images }: LabelledImages): { data: Float32Array; shape: number[] } {
  const { count, shape } = images;
  const [channels, height, width] = shape;
  const size = channels * height * width;
  const data = new Float32Array(count * size);
  images.read(range(count), data);
  for (let item = 0; item < count; item += 1) {
    const own = data.subarray(item * size, (item + 1) * size);
    own.set(toChannelsLast(own, shape));
  }
  return { data, shape: [count, height, width, channels] };
}
