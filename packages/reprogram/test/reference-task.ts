import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  type BoundNetwork,
  elementCount,
  type FloatTensor,
  NetworkBuilder,
  noAttributes,
  operations,
} from '@reticket/network';
import { expansivePrompt, type VisualPromptOptions } from '../src/index.js';
import { classes, pictures } from './pictures.js';

/** Two convolutions and a classifier of 12 classes; weights by a formula that `generate_reference_run.py` repeats. */
function network(): BoundNetwork {
  const builder = new NetworkBuilder({
    channels: 3,
    height: 12,
    width: 12,
    mean: [0.5, 0.4, 0.3],
    std: [0.2, 0.25, 0.3],
  });
  let x = builder.convolution('0', builder.input, { channels: 8, kernel: 3, padding: 1, bias: true });
  x = builder.convolution('2', builder.relu(x), {
    channels: 16,
    kernel: 3,
    stride: 2,
    padding: 1,
    bias: true,
  });
  const features = builder.apply(operations.globalAveragePool, [builder.relu(x)], noAttributes, 'features');
  const logits = builder.linear('6', features, { features: 12 });
  const bound = builder.network('reference', { features, classifier: '6', logits });
  const weights = new Map<string, FloatTensor>();
  [...bound.parameters].forEach(([name, { shape }], phase) => {
    const perOutput = elementCount(shape.slice(1));
    const weight = name.startsWith('6') ? 1 : 2 / Math.sqrt(perOutput);
    const amplitude = name.endsWith('bias') ? 0.1 : weight;
    const data = Float32Array.from(
      { length: elementCount(shape) },
      (_, index) => amplitude * Math.sin(1.3 * index * index + phase),
    );
    weights.set(name, { data, shape });
  });
  return { network: bound, weights };
}

/** The run of `golden/generate_reference_run.py`: ILM-VP's loop, 21 steps of 16 images. */
export async function referenceTask(): Promise<VisualPromptOptions> {
  return {
    engine: await createOnnxEngine({ threads: 1 }),
    ...network(),
    prompt: expansivePrompt({ image: [3, 10, 10], source: [3, 12, 12] }),
    train: pictures(48),
    classes,
    mapping: { kind: 'iterative', assignment: 'greedy', refresh: 'forward-pass' },
    budget: { kind: 'epochs', amount: 7 },
    batchSize: 16,
    learningRate: 0.05,
    seed: 3,
  };
}
