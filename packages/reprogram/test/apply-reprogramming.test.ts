import { createOnnxEngine, type OnnxEngine } from '@reticket/engine-onnx';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyReprogramming,
  argMaxRows,
  bayesianLabelMap,
  expansivePrompt,
  extractFeatures,
  fitRidgeProbe,
  frequencyMatrix,
  mixLogits,
  predictLinearProbe,
  predictPrompted,
  promptPng,
  readReprogramming,
  writeReprogramming,
} from '../src/index.js';
import { imageShape, sourceClasses, sourceShape, tinyImages, tinyNetwork } from './tiny-network.js';

const classes = 3;
const { network, weights } = tinyNetwork();
const prompt = expansivePrompt({ image: imageShape, source: sourceShape });
const values = prompt.initialValues();
const { images, labels } = tinyImages(4, classes);
const common = { source: network.name, prompt, values };
let engine: OnnxEngine;
beforeAll(async () => {
  engine = await createOnnxEngine({ threads: 1 });
});
afterAll(() => engine.dispose());

/** Applies it after a round through a file. */
const apply = (readout: Parameters<typeof writeReprogramming>[0]['readout']) => {
  const reprogramming = readReprogramming(writeReprogramming({ ...common, readout }));
  return applyReprogramming(reprogramming, { engine, network, weights, images });
};
const predict = (options: object = {}) =>
  predictPrompted({ engine, network, weights, prompt, values, images, batchSize: 64, ...options });

describe('applyReprogramming', () => {
  it('predicts by a label map', async () => {
    const map = Int32Array.of(5, 1, 9);
    expect(await apply({ kind: 'map', map })).toEqual((await predict({ map })).targetLogits);
  });

  it('predicts by label weights', async () => {
    const { sourcePredictions, targetLogits: sourceLogits } = await predict();
    const seen = frequencyMatrix(sourcePredictions, labels, { sourceClasses, targetClasses: classes });
    const map = bayesianLabelMap(seen);
    expect(await apply({ kind: 'weights', weights: map })).toEqual(mixLogits(sourceLogits, map));
  });

  it('predicts by a head on features of prompted images, which learns the training images', async () => {
    const { features, width } = await extractFeatures({
      engine,
      network,
      weights,
      images,
      batchSize: 64,
      prompt: { prompt, values },
    });
    const probe = await fitRidgeProbe({ features, labels, classes, width, l2: 1e-4 });
    const logits = await apply({ kind: 'head', probe });
    expect(logits).toEqual(predictLinearProbe(probe, features));
    expect(argMaxRows(logits, classes)).toEqual(labels);
  });

  it('refuses another source model', async () => {
    const readout = { kind: 'map', map: Int32Array.of(0, 1, 2) } as const;
    const other = { ...network, name: 'other' };
    await expect(
      applyReprogramming({ ...common, readout }, { engine, network: other, weights, images }),
    ).rejects.toThrow('invalid source model: got other, expected tiny');
  });

  it('refuses a head of another width, and weights of other source classes', async () => {
    const probe = {
      weight: new Float32Array(6),
      bias: new Float32Array(3),
      mean: new Float32Array(2),
      std: Float32Array.of(1, 1),
      classes,
      width: 2,
    };
    await expect(apply({ kind: 'head', probe })).rejects.toThrow(
      'invalid head: got a width of 2, expected 16',
    );
    const narrow = { weights: new Float32Array(6), sourceClasses: 2, targetClasses: 3 };
    await expect(apply({ kind: 'weights', weights: narrow })).rejects.toThrow(
      'got 2 source classes, expected 12',
    );
  });
});

describe('extractFeatures with a prompt', () => {
  it('refuses images of the size of the network', async () => {
    const large = { ...images, shape: sourceShape };
    await expect(
      extractFeatures({ engine, network, weights, images: large, batchSize: 4, prompt: { prompt, values } }),
    ).rejects.toThrow('invalid');
  });
});

describe('promptPng', () => {
  it('is the rendered prompt: grey where sigmoid(0), black in the window', () => {
    const { width, height, channels, data } = decode(promptPng(prompt, values));
    expect({ width, height, channels }).toEqual({ width: 12, height: 12, channels: 3 });
    expect([...data.subarray(0, 3)]).toEqual([128, 128, 128]);
    const middle = 3 * (6 * 12 + 6);
    expect([...data.subarray(middle, middle + 3)]).toEqual([0, 0, 0]);
  });
});
