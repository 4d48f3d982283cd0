import { memory, tensor, tensor4d, zeros } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { VisualPrompt, type VisualPromptArgs } from '../../src/tfjs/index.js';
import { savedAndLoaded } from './saved-and-loaded.js';
import './tiny-model.js';

function built(args: Partial<VisualPromptArgs>, theta: number, image = [1, 1, 1]): VisualPrompt {
  const layer = new VisualPrompt({ source: [3, 3], channels: 1, ...args });
  layer.apply(zeros([1, ...image]));
  layer.setWeights([tensor(new Float32Array(9).fill(theta), [3, 3, 1])]);
  return layer;
}

/** What a layer makes of one image of equal pixels. */
function applied(layer: VisualPrompt, pixel: number): number[] {
  const output = layer.apply(tensor4d([pixel], [1, 1, 1, 1])) as ReturnType<typeof tensor>;
  return [...output.dataSync()];
}

function around(middle: number, border: number): number[] {
  return Array.from({ length: 9 }, (_, at) => expect.closeTo(at === 4 ? middle : border, 6));
}

describe('VisualPrompt', () => {
  it('puts a border of sigmoid(theta) around the image', () => {
    expect(applied(built({}, Math.log(3)), 0.2)).toEqual(around(0.2, 0.75));
  });

  it('adds a frame to the resized image, and clips', () => {
    const pad = built({ kind: 'pad', options: { frame: 1, initial: 'zeros' } }, 0.9);
    expect(applied(pad, 0.2)).toEqual(around(0.2, 1));
  });

  it('adds 2 sigmoid(theta) - 1 everywhere as a watermark', () => {
    const options = { parametrisation: 'sigmoid' };
    expect(applied(built({ kind: 'watermark-full', options }, Math.log(3)), 0.2)).toEqual(around(0.7, 0.7));
  });

  it('repeats grey images in every channel', () => {
    const layer = new VisualPrompt({ source: [1, 2], channels: 3 });
    const output = layer.apply(tensor4d([0.25], [1, 1, 1, 1])) as ReturnType<typeof tensor>;
    expect([...output.dataSync()]).toEqual([0.5, 0.5, 0.5, 0.25, 0.25, 0.25]);
  });

  it('has theta for its only weight, which learns in a training loop', async () => {
    const prompt = new VisualPrompt({ source: [3, 3], channels: 1, inputShape: [1, 1, 1] });
    const dense = layers.dense({ units: 1, trainable: false });
    const model = sequential({ layers: [prompt, layers.flatten(), dense] });
    expect(prompt.weights.map(({ originalName, shape }) => [originalName.split('/').at(-1), shape])).toEqual([
      ['theta', [3, 3, 1]],
    ]);
    expect(model.trainableWeights).toEqual(prompt.weights);
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const { history } = await model.fit(zeros([1, 1, 1, 1]), tensor([[5]]), { epochs: 5 });
    const losses = history.loss as number[];
    expect(losses.at(-1)!).toBeLessThan(losses[0]!);
    model.dispose();
  });

  it('is the same after it was saved and loaded', async () => {
    const prompt = built({ kind: 'pad', options: { frame: 1, initial: 'zeros', clip: false } }, 0.3);
    const args = { ...prompt.getConfig(), batchInputShape: [null, 1, 1, 1] } as unknown as VisualPromptArgs;
    const model = sequential({ layers: [new VisualPrompt(args)] });
    model.setWeights(prompt.getWeights());
    const loaded = await savedAndLoaded(model);
    const layer = loaded.layers.find((each) => each instanceof VisualPrompt)!;
    expect(layer.getConfig()).toEqual({ ...model.layers[0]!.getConfig() });
    expect(applied(layer as VisualPrompt, 0.9)).toEqual(around(0.9, 1.2));
  });

  it('leaves its weight alone behind, and nothing once disposed of', () => {
    const { numTensors } = memory();
    const layer = new VisualPrompt({ source: [3, 3], kind: 'pad', seed: 1 });
    const image = zeros([1, 2, 2, 3]);
    (layer.apply(image) as ReturnType<typeof tensor>).dispose();
    image.dispose();
    expect(memory().numTensors).toBe(numTensors + 1);
    layer.dispose();
    expect(memory().numTensors).toBe(numTensors);
  });

  it.each([
    [{ source: [3] as never }, 'invalid source: got 3'],
    [{ kind: 'low-rank' as never }, 'invalid prompt: got low-rank'],
    [{ seed: 0.5 }, 'invalid seed: got 0.5'],
    [{ options: { parametrisation: 'tanh' } }, 'invalid parametrisation: got tanh'],
    [{ source: [1, 1] as const }, 'invalid prompt image'],
  ])('refuses %j', (wrong, message) => {
    expect(() => built(wrong, 0)).toThrow(message);
  });

  it('refuses images of another size than it was built for', () => {
    const layer = built({}, 0);
    expect(() => layer.apply(zeros([1, 2, 2, 1]))).toThrow(
      'invalid image shape: got [2,2,1], expected [1,1,1]',
    );
  });
});
