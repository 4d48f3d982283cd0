import { memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { fitProbe, probedModel } from '../../src/tfjs/index.js';
import { largestDifference } from '../read-golden.js';
import { savedAndLoaded } from './saved-and-loaded.js';
import { tinyModel } from './tiny-model.js';

const preprocess = layers.rescaling({ scale: 4, offset: -2 });
const shape = [6, 12, 12, 3];
const data = Float32Array.from({ length: 6 * 432 }, (_, at) => (1 + Math.sin(at * at)) / 2);
const task = { preprocess, images: { data, shape }, labels: [0, 1, 0, 1, 0, 1], classes: 2 };

describe('probedModel', () => {
  it.each([undefined, 'fc'])(
    'predicts as the fit of layer %s does, before and after it was saved and loaded',
    async (layer) => {
      const parts = { model: tinyModel(), preprocess, ...(layer && { layer }) };
      const { head, predict } = await fitProbe({ ...task, ...parts });
      const expected = await predict(task.images);
      const whole = probedModel({ ...parts, head });
      for (const each of [whole, await savedAndLoaded(whole)]) {
        const output = each.predict(tensor(data, shape)) as Tensor;
        expect(output.shape).toEqual([6, 2]);
        expect(largestDifference(output.dataSync() as Float32Array, expected)).toBeLessThan(1e-4);
      }
    },
  );

  it('refuses a layer that the model does not have', async () => {
    const model = tinyModel();
    const { head } = await fitProbe({ ...task, model });
    expect(() => probedModel({ model, head, layer: 'none' })).toThrow('invalid layer: got none');
  });

  it('leaves the old classifier behind once it and the head are disposed of', async () => {
    const { numTensors } = memory();
    const model = tinyModel();
    const { head } = await fitProbe({ ...task, model });
    probedModel({ model, head }).dispose();
    head.dispose();
    model.getLayer('fc').dispose();
    expect(memory().numTensors).toBe(numTensors);
  });
});
