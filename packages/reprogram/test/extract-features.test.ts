import { createOnnxEngine } from '@reticket/engine-onnx';
import { logitsProgram } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { byteImages, extractFeatures } from '../src/index.js';
import { countingEngine } from './counting-engine.js';
import { largestDifference } from './read-golden.js';
import { sourceClasses, sourceShape, tinyNetwork } from './tiny-network.js';

const { network, weights } = tinyNetwork();
const images = byteImages(
  Uint8Array.from({ length: 5 * 3 * 12 * 12 }, (_, index) => (index * 37) % 251),
  sourceShape,
);

describe('extractFeatures', () => {
  it('returns what the classifier turns into the logits', async () => {
    const engine = await createOnnxEngine({ threads: 1 });
    const { features, width } = await extractFeatures({ engine, network, weights, images, batchSize: 5 });
    const pixels = new Float32Array(5 * 3 * 12 * 12);
    images.read([0, 1, 2, 3, 4], pixels);
    const executable = await engine.compile(logitsProgram(network, { batch: 5 }), weights);
    const { logits } = await executable.run({ images: { data: pixels, shape: [5, ...sourceShape] } });
    await executable.dispose();
    const weight = weights.get('fc.weight')!.data;
    const bias = weights.get('fc.bias')!.data;
    const expected = Array.from({ length: 5 * sourceClasses }, (_, position) => {
      const item = Math.floor(position / sourceClasses);
      const label = position % sourceClasses;
      let sum = bias[label]!;
      for (let f = 0; f < width; f += 1) sum += weight[label * width + f]! * features[item * width + f]!;
      return sum;
    });
    expect(width).toBe(16);
    expect(largestDifference(logits!.data, expected)).toBeLessThan(1e-4);
  });

  it('does not depend on the batch size, and runs once per batch', async () => {
    const { engine, counts } = countingEngine(await createOnnxEngine({ threads: 1 }));
    const whole = await extractFeatures({ engine, network, weights, images, batchSize: 64 });
    const parts = await extractFeatures({ engine, network, weights, images, batchSize: 2 });
    expect(largestDifference(parts.features, whole.features)).toBeLessThan(1e-5);
    expect(counts).toEqual({ compiled: 2, disposed: 2, runs: 4 });
    expect(parts.macs).toBe((whole.macs / 5) * 6);
  });

  it('refuses images that are not of the size of the input', async () => {
    const engine = await createOnnxEngine({ threads: 1 });
    const small = byteImages(new Uint8Array(3 * 6 * 6), [3, 6, 6]);
    await expect(extractFeatures({ engine, network, weights, images: small, batchSize: 1 })).rejects.toThrow(
      'invalid image shape: got [3,6,6], expected [3,12,12]',
    );
  });

  it('stops when aborted, and disposes', async () => {
    const { engine, counts } = countingEngine(await createOnnxEngine({ threads: 1 }));
    const signal = AbortSignal.abort('stop');
    await expect(extractFeatures({ engine, network, weights, images, batchSize: 1, signal })).rejects.toBe(
      'stop',
    );
    expect(counts).toEqual({ compiled: 1, disposed: 1, runs: 0 });
  });
});
