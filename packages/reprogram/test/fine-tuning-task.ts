import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  type BoundNetwork,
  elementCount,
  type FloatTensor,
  NetworkBuilder,
  noAttributes,
  operations,
} from '@reticket/network';
import type { FineTuningOptions, LinearProbe } from '../src/index.js';
import { classes, pictures } from './pictures.js';

function wave(length: number, phase: number, amplitude: number, middle = 0): Float32Array {
  return Float32Array.from(
    { length },
    (_, index) => middle + amplitude * Math.sin(1.3 * index * index + phase),
  );
}

/** Two convolutions with batch normalisation and a classifier of 12 classes; weights by the formula of the script. */
function network(): BoundNetwork {
  const builder = new NetworkBuilder({
    channels: 3,
    height: 10,
    width: 10,
    mean: [0.5, 0.4, 0.3],
    std: [0.2, 0.25, 0.3],
  });
  let x = builder.convolution('conv1', builder.input, { channels: 8, kernel: 3, padding: 1 });
  x = builder.relu(builder.batchNorm('bn1', x));
  x = builder.convolution('conv2', x, { channels: 16, kernel: 3, stride: 2, padding: 1 });
  x = builder.relu(builder.batchNorm('bn2', x));
  const features = builder.apply(operations.globalAveragePool, [x], noAttributes, 'features');
  const logits = builder.linear('fc', features, { features: 12 });
  const bound = builder.network('reference', { features, classifier: 'fc', logits });
  const weights = new Map<string, FloatTensor>();
  [...bound.parameters].forEach(([name, { shape, role }], phase) => {
    const positive = role === 'scale' || role === 'runningVariance';
    const amplitude = role === 'weight' ? 2 / Math.sqrt(elementCount(shape.slice(1))) : 0.1;
    const data = positive
      ? wave(elementCount(shape), phase, 0.2, 1)
      : wave(elementCount(shape), phase, amplitude);
    weights.set(name, { data, shape });
  });
  return { network: bound, weights };
}

const probe: LinearProbe = {
  weight: wave(classes * 16, 20, 0.5),
  bias: wave(classes, 23, 0.1),
  mean: wave(16, 21, 0.2, 0.5),
  std: wave(16, 22, 0.2, 0.8),
  classes,
  width: 16,
};

/** A mask that prunes every third weight. */
export function everyThirdPruned(count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (let index = 0; index < count; index += 1) {
    if (index % 3 !== 0) bits[index >> 3]! |= 1 << (index & 7);
  }
  return bits;
}

/** The runs of `golden/generate_fine_tuning.py`: 21 steps of up to 20 images under a mask, by SGD or Adam. */
export async function fineTuningTask(kind: 'sgd' | 'adam' = 'sgd'): Promise<FineTuningOptions> {
  return {
    engine: await createOnnxEngine({ threads: 1 }),
    ...network(),
    head: probe,
    kept: new Map([['conv2.weight', everyThirdPruned(16 * 8 * 9)]]),
    train: pictures(48),
    classes,
    optimizer: kind === 'sgd' ? { kind, momentum: 0.9, nesterov: true } : { kind },
    learningRate: kind === 'sgd' ? 0.05 : 0.01,
    weightDecay: 0.01,
    budget: { kind: 'epochs', amount: 7 },
    batchSize: 20,
    seed: 3,
  };
}
