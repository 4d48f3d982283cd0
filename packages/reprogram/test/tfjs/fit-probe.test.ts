import { createOnnxEngine } from '@reticket/engine-onnx';
import { memory, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expansivePrompt, extractFeatures, fitRidgeProbe } from '../../src/index.js';
import { seededGenerator } from '../../src/random/seeded-generator.js';
import { fitProbe, type ProbeOptions, VisualPrompt } from '../../src/tfjs/index.js';
import { largestDifference } from '../read-golden.js';
import { imageShape, sourceShape, tinyImages, tinyNetwork } from '../tiny-network.js';
import { channelsLast, normalized, tinyModel } from './tiny-model.js';

const model = tinyModel();
/** A border of grey brings the small images to the size of the network. */
const border = new VisualPrompt({ source: [12, 12] });
const train = tinyImages(5, 3);
const held = tinyImages(3, 3, 4);
const options: ProbeOptions = {
  model,
  preprocess: (images) => normalized(border.apply(images) as Tensor4D),
  images: channelsLast(train),
  labels: train.labels,
  classes: 3,
};

describe('fitProbe', () => {
  it('fits what fitRidgeProbe fits to the features of an engine', async () => {
    const prompt = expansivePrompt({ image: imageShape, source: sourceShape });
    const engine = await createOnnxEngine({ threads: 1 });
    const values = prompt.initialValues(seededGenerator(0, 'prompt'));
    const features = await extractFeatures({
      engine,
      ...tinyNetwork(),
      images: train.images,
      prompt: { prompt, values },
      batchSize: 8,
    });
    const expected = await fitRidgeProbe({ ...features, labels: train.labels, classes: 3, l2: 0.1 });
    const { probe } = await fitProbe({ ...options, l2: 0.1 });
    expect(largestDifference(probe.weight, expected.weight)).toBeLessThan(1e-4);
    expect(probe.objective).toBeCloseTo(expected.objective, 5);
  });

  it('chooses the penalty on validation images', async () => {
    const validation = { images: held.images, labels: held.labels };
    const { probe, path } = await fitProbe({ ...options, validation, ridges: [1, 0.1, 0.01] });
    const best = path!.reduce((least, point) =>
      point.validation.nll < least.validation.nll ? point : least,
    );
    expect(path!.length).toBe(3);
    expect(probe.l2).toBe(best.l2);
  });

  it('takes the features of a named layer, and of a function', async () => {
    const { probe } = await fitProbe(options);
    expect((await fitProbe({ ...options, layer: 'pool' })).probe).toEqual(probe);
    const source = (await fitProbe({ ...options, layer: 'fc' })).probe;
    expect(source.width).toBe(12);
    const { probe: same } = await fitProbe({ ...options, model: (images) => model.apply(images) as never });
    expect(same).toEqual(source);
  });

  it('leaves two weights behind and the model as it was', async () => {
    await fitProbe(options);
    const { numTensors } = memory();
    const { head, predict } = await fitProbe(options);
    await predict(options.images);
    expect(memory().numTensors).toBe(numTensors + 2);
    head.dispose();
    expect(memory().numTensors).toBe(numTensors);
  });

  it.each([
    [{ layer: 'none' }, 'invalid layer: got none, expected one of'],
    [{ layer: 'conv2' }, 'invalid model output: got ['],
    [{ labels: [0, 1, 2] }, 'invalid labels: got 3, expected 15'],
    [{ classes: 2 }, 'invalid label of item 2'],
    [{ batchSize: 0 }, 'invalid batchSize: got 0'],
    [{ classes: 4 }, 'class 3'],
    [{ l2: -1 }, 'invalid l2: got -1'],
    [{ l2: 1, validation: options }, 'invalid l2: got 1, expected none beside validation images'],
    [{ ridges: [1] }, 'invalid ridges: got some, expected none without validation images'],
    [{ ridges: [1, 2], validation: options }, 'invalid ridges: got 2 after 1'],
  ] as [Partial<ProbeOptions>, string][])('refuses %j', async (wrong, message) => {
    await expect(fitProbe({ ...options, ...wrong })).rejects.toThrow(message);
  });
});
