import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { fitPrompt, promptedModel } from '../../src/tfjs/index.js';
import { largestDifference } from '../read-golden.js';
import { tinyImages } from '../tiny-network.js';
import { savedAndLoaded } from './saved-and-loaded.js';
import { channelsLast, tinyModel } from './tiny-model.js';

const model = tinyModel();
const preprocess = layers.rescaling({ scale: 4, offset: -2 });
const train = tinyImages(2, 3);
const test = channelsLast(tinyImages(2, 3, 9));
const task = {
  model,
  preprocess,
  images: train.images,
  labels: train.labels,
  classes: 3,
  mapping: { kind: 'frequency', assignment: 'greedy' },
  steps: 2,
  batchSize: 6,
  learningRate: 0.1,
  seed: 1,
} as const;
const fit = await fitPrompt(task);

async function expectLogits(whole: LayersModel, expected: Float32Array) {
  for (const each of [whole, await savedAndLoaded(whole)]) {
    const output = each.predict(tensor(test.data, test.shape)) as Tensor;
    expect(output.shape).toEqual([6, 3]);
    expect(largestDifference(output.dataSync() as Float32Array, expected)).toBeLessThan(1e-5);
  }
}

describe('promptedModel', () => {
  it('predicts as the fit does, before and after it was saved and loaded', async () => {
    const whole = promptedModel({ prompt: fit.prompt, model, map: fit.map, preprocess });
    await expectLogits(whole, await fit.predict(test));
  });

  it('gives logits of a model that ends in a softmax, mixed by label weights', async () => {
    const classifier = sequential({ layers: [tinyModel(), layers.softmax()] });
    const mixed = await fitPrompt({ ...task, model: classifier, mapping: { kind: 'bayesian' } });
    const whole = promptedModel({ prompt: mixed.prompt, model: classifier, map: mixed.map, preprocess });
    await expectLogits(whole, await mixed.predict(test));
  });

  it('adds the bias of trained label weights', async () => {
    const bias = Float32Array.of(5, -2, 0.25);
    const plain = { weights: new Float32Array(36).fill(1 / 12), sourceClasses: 12, targetClasses: 3 };
    const predicted = (map: typeof plain) =>
      promptedModel({ prompt: fit.prompt, model, map, preprocess }).predict(tensor(test.data, test.shape));
    const [without, whole] = [
      predicted(plain) as Tensor,
      promptedModel({ prompt: fit.prompt, model, map: { ...plain, bias }, preprocess }),
    ];
    const logits = without.dataSync() as Float32Array;
    await expectLogits(
      whole,
      logits.map((logit, position) => logit + bias[position % 3]!),
    );
  });

  it('gives all source classes without a map', () => {
    expect(promptedModel({ prompt: fit.prompt, model }).outputShape).toEqual([null, 12]);
  });

  it.each([
    [{ map: Int32Array.of(3, 3) }, 'got source class 3 for target classes'],
    [{ output: 'scores' as never }, 'invalid output: got scores'],
  ])('refuses %j', (wrong, message) => {
    expect(() => promptedModel({ prompt: fit.prompt, model, ...wrong })).toThrow(message);
  });
});
