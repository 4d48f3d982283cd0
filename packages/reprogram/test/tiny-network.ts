import {
  type BoundNetwork,
  type FloatTensor,
  NetworkBuilder,
  noAttributes,
  operations,
} from '@reticket/network';
import { byteImages, type LabelledImages, seededGenerator } from '../src/index.js';
import { standardNormal } from '../src/random/standard-normal.js';

export const sourceClasses = 12;
export const sourceShape = [3, 12, 12] as const;
export const imageShape = [3, 6, 6] as const;

/** Two convolutions with batch normalisation and a classifier of 12 classes on 12x12 inputs; seeded weights. */
export function tinyNetwork(seed = 0): BoundNetwork {
  const [channels, height, width] = sourceShape;
  const builder = new NetworkBuilder({
    channels,
    height,
    width,
    mean: [0.5, 0.4, 0.3],
    std: [0.2, 0.25, 0.3],
  });
  let x = builder.convolution('conv1', builder.input, { channels: 8, kernel: 3, padding: 1 });
  x = builder.relu(builder.batchNorm('bn1', x));
  x = builder.convolution('conv2', x, { channels: 16, kernel: 3, stride: 2, padding: 1 });
  x = builder.relu(builder.batchNorm('bn2', x));
  const features = builder.apply(operations.globalAveragePool, [x], noAttributes, 'features');
  const logits = builder.linear('fc', features, { features: sourceClasses });
  const network = builder.network('tiny', { features, classifier: 'fc', logits });
  const weights = new Map<string, FloatTensor>();
  for (const [name, { shape, role }] of network.parameters) {
    const count = shape.reduce((product, size) => product * size, 1);
    const data = standardNormal(count, seededGenerator(seed, name));
    const scale = Math.sqrt(2 / (count / shape[0]!)) * (name.startsWith('fc') ? 3 : 1);
    weights.set(name, {
      shape,
      data: data.map((value) => {
        if (role === 'weight') return value * scale;
        return role === 'scale' || role === 'runningVariance' ? 1 + 0.1 * Math.abs(value) : 0.1 * value;
      }),
    });
  }
  return { network, weights };
}

/** Noisy 6x6 pictures; each of the classes is bright in a colour and a row of its own. */
export function tinyImages(perClass: number, classes: number, seed = 0): LabelledImages {
  const [channels, height, width] = imageShape;
  const count = perClass * classes;
  const labels = Int32Array.from({ length: count }, (_, item) => item % classes);
  const noise = standardNormal(count * channels * height * width, seededGenerator(seed, 'pictures'));
  const bytes = Uint8Array.from(noise, (value, position) => {
    const row = Math.floor(position / width) % height;
    const channel = Math.floor(position / (width * height)) % channels;
    const label = labels[Math.floor(position / (width * height * channels))]!;
    const bright = channel === label % channels && Math.floor(row / 2) === Math.floor(label / channels) % 3;
    return Math.max(0, Math.min(255, (bright ? 220 : 70) + 25 * value));
  });
  return { images: byteImages(bytes, imageShape), labels };
}
