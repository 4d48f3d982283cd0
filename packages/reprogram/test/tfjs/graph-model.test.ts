import { memory } from '@tensorflow/tfjs-core';
import { initializers, layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { fitProbe, fitPrompt, VisualPrompt } from '../../src/tfjs/index.js';
import { largestDifference } from '../read-golden.js';
import { tinyImages } from '../tiny-network.js';
import { frozenGraph } from './graph-model.js';
import { channelsLast } from './tiny-model.js';

const initial = (seed: number) => initializers.glorotUniform({ seed });
const layersModel = sequential({
  layers: [
    layers.conv2d({
      name: 'conv',
      inputShape: [12, 12, 3],
      filters: 6,
      kernelSize: 3,
      strides: 2,
      activation: 'relu',
      kernelInitializer: initial(1),
      biasInitializer: initializers.randomUniform({ minval: -0.1, maxval: 0.1, seed: 2 }),
    }),
    layers.globalAveragePooling2d({}),
    layers.dense({ name: 'fc', units: 7, kernelInitializer: initial(3) }),
  ],
});
const graphModel = await frozenGraph(layersModel);
const train = tinyImages(3, 3);
const task = { images: channelsLast(train), labels: train.labels, classes: 3 };

describe('a graph model', () => {
  it('learns the prompt that the layers model learns', async () => {
    const { numTensors } = memory();
    const [graph, expected] = [await fitted(graphModel), await fitted(layersModel)];
    expect(graph.map).toEqual(expected.map);
    expect(largestDifference(graph.values.theta!.data, expected.values.theta!.data)).toBeLessThan(1e-5);
    expect(graph.logits).toEqual(expected.logits);
    expect(memory().numTensors).toBe(numTensors);
  });

  it('gives a probe the features of a node', async () => {
    const preprocess = new VisualPrompt({ source: [12, 12] });
    const graph = await fitProbe({ ...task, preprocess, model: graphModel, layer: 'features' });
    const expected = await fitProbe({ ...task, preprocess, model: layersModel });
    expect(graph.probe).toEqual(expected.probe);
  });
});

async function fitted(model: typeof graphModel | typeof layersModel) {
  const { prompt, values, map, predict } = await fitPrompt({
    ...task,
    model,
    mapping: { kind: 'iterative', assignment: 'optimal' },
    epochs: 2,
    batchSize: 5,
    learningRate: 0.1,
    seed: 1,
  });
  const logits = await predict(task.images);
  prompt.dispose();
  return { values, map, logits };
}
