import { elementCount, type FloatTensor, type Network } from '@reticket/network';
import type { LinearProbe } from '../linear-probe/linear-probe.js';
import { probeLayer } from '../linear-probe/probe-layer.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { uniformValues } from '../random/uniform-values.js';
import type { FineTuningOptions } from './fine-tuning.js';
import { zeroPruned } from './kept-weights.js';

/** Uniform within 1 / sqrt(fan-in), weights and biases, as PyTorch's linear and convolutional layers begin. */
function randomClassifier({ parameters, classifier }: Network, seed: number): Map<string, FloatTensor> {
  const random = seededGenerator(seed, 'head');
  const bound = 1 / Math.sqrt(elementCount(parameters.get(classifier.weight)!.shape.slice(1)));
  const draw = ({ shape }: { shape: readonly number[] }): FloatTensor => ({
    data: uniformValues(elementCount(shape), bound, random),
    shape,
  });
  return new Map(Object.values(classifier).map((name) => [name, draw(parameters.get(name)!)]));
}

function classifierOf(probe: LinearProbe, { classifier }: Network): Map<string, FloatTensor> {
  const { classes, width } = probe;
  const { weight, bias } = probeLayer(probe);
  return new Map([
    [classifier.weight, { data: weight, shape: [classes, width] }],
    [classifier.bias, { data: bias, shape: [classes] }],
  ]);
}

/** The weights that fine-tuning of `network`, which has the new classifier, begins with; they share no memory. */
export function initialWeights(network: Network, options: FineTuningOptions): Map<string, FloatTensor> {
  const { head, kept, seed } = options;
  const classifier = head ? classifierOf(head, network) : randomClassifier(network, seed);
  const weights = new Map<string, FloatTensor>();
  for (const [name, { shape }] of network.parameters) {
    const data = classifier.get(name)?.data ?? options.weights.get(name)!.data.slice();
    const mask = kept?.get(name);
    if (mask) zeroPruned(data, mask);
    weights.set(name, { data, shape });
  }
  return weights;
}
