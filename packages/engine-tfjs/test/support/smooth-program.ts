import {
  differentiate,
  floatTensor,
  GraphBuilder,
  intTensor,
  noAttributes,
  operations,
  type Program,
} from '@reticket/network';
import { randomNumbers, randomTensor } from './random.js';

const random = randomNumbers(12);

const trained = {
  images: [2, 2, 7, 6],
  'conv.weight': [3, 2, 3, 3],
  'conv.bias': [3],
  'bn.weight': [3],
  'bn.bias': [3],
  'fc.weight': [4, 3],
  'fc.bias': [4],
} as const;

/** Inputs of `smoothProgram`. */
export const smoothInputs = {
  ...Object.fromEntries(Object.entries(trained).map(([name, shape]) => [name, randomTensor(random, shape)])),
  labels: intTensor(Int32Array.of(3, 1)),
  itemWeights: floatTensor(Float32Array.of(0.7, 0.4), [2]),
};

/** Names of the inputs that `smoothProgram` is differentiated by. */
export const smoothVariables = Object.keys(trained);

/** A small network without corners, trained by every float input: `loss` and `gradient/<name>` of each of them. */
export function smoothProgram(): Program {
  const builder = new GraphBuilder();
  for (const [name, shape] of Object.entries(trained)) builder.input(name, { dtype: 'float32', shape });
  builder.input('labels', { dtype: 'int32', shape: [2] });
  builder.input('itemWeights', { dtype: 'float32', shape: [2] });

  const convolution = { strides: [2, 1], pads: [1, 0, 1, 1], groups: 1 } as const;
  const y = builder.emit(operations.conv2d, ['images', 'conv.weight', 'conv.bias'], convolution);
  const mean = builder.emit(operations.batchMean, [y], noAttributes);
  const variance = builder.emit(operations.batchVariance, [y, mean], noAttributes);
  const normalized = builder.emit(operations.batchNorm, [y, 'bn.weight', 'bn.bias', mean, variance], {
    epsilon: 1e-3,
    statistics: 'batch',
  });
  const activated = builder.emit(operations.sigmoid, [normalized], noAttributes);
  const pool = { kernel: [2, 2], strides: [1, 2], pads: [1, 0, 0, 1] } as const;
  const pooled = builder.emit(operations.averagePool, [activated], pool);
  const features = builder.emit(operations.globalAveragePool, [pooled], noAttributes);
  const logits = builder.emit(operations.linear, [features, 'fc.weight', 'fc.bias'], noAttributes);
  const loss = builder.emit(operations.softmaxCrossEntropy, [logits, 'labels', 'itemWeights'], noAttributes);
  const gradients = differentiate(builder, loss, smoothVariables);
  return builder.program('smooth', {
    loss,
    ...Object.fromEntries([...gradients].map(([name, value]) => [`gradient/${name}`, value])),
  });
}
