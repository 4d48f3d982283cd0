import { memory, mul, tensor, tensor1d } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import {
  DivergedTrainingError,
  decodeTrainingState,
  encodeTrainingState,
  fitVisualPrompt,
  padPrompt,
  predictPrompted,
  type TrainingState,
} from '../../src/index.js';
import { fitPrompt, type PromptOptions } from '../../src/tfjs/index.js';
import { largestDifference } from '../read-golden.js';
import { imageShape, sourceShape, tinyImages } from '../tiny-network.js';
import { tinyTask } from '../tiny-task.js';
import { channelsLast, normalized, tinyModel } from './tiny-model.js';

const train = tinyImages(5, 5);
const model = tinyModel();
const options: PromptOptions = {
  model,
  preprocess: normalized,
  images: channelsLast(train),
  labels: train.labels,
  classes: 5,
  mapping: { kind: 'iterative', assignment: 'optimal' },
  epochs: 3,
  batchSize: 8,
  learningRate: 0.1,
  seed: 1,
};

afterAll(() => {
  model.dispose();
});

describe('fitPrompt', () => {
  it.each([
    ['expansive', undefined],
    ['pad', padPrompt({ image: imageShape, source: sourceShape })],
  ] as const)('learns what fitVisualPrompt learns on an engine: %s', async (kind, prompt) => {
    const task = {
      ...(await tinyTask()),
      ...(prompt && { prompt }),
      budget: { kind: 'epochs', amount: 3 },
    } as const;
    const expected = await fitVisualPrompt(task);
    const fit = await fitPrompt({ ...options, prompt: { kind } });
    expect(
      largestDifference(
        fit.history.map(({ loss }) => loss),
        expected.epochs.map(({ loss }) => loss),
      ),
    ).toBeLessThan(1e-4);
    expect(largestDifference(fit.values.theta!.data, expected.values.theta!.data)).toBeLessThan(1e-3);
    expect(fit.map).toEqual(expected.map);
    const test = tinyImages(2, 5, 9);
    const { targetLogits } = await predictPrompted({
      ...task,
      ...expected,
      prompt: task.prompt,
      images: test.images,
    });
    expect(largestDifference(await fit.predict(channelsLast(test)), targetLogits)).toBeLessThan(1e-2);
    fit.prompt.dispose();
  });

  it('learns what fitVisualPrompt learns through a map that mixes source classes', async () => {
    const mapping = { kind: 'bayesian-plus' } as const;
    const budget = { kind: 'epochs', amount: 2 } as const;
    const expected = await fitVisualPrompt({ ...(await tinyTask()), mapping, budget });
    const fit = await fitPrompt({ ...options, mapping, epochs: 2 });
    expect(largestDifference(fit.map.weights, expected.map.weights)).toBeLessThan(1e-4);
    expect(largestDifference(fit.values.theta!.data, expected.values.theta!.data)).toBeLessThan(1e-3);
    fit.prompt.dispose();
  });

  it('takes tensors, bytes and image sources for the same images, and leaves tensors alive', async () => {
    const { data, shape } = channelsLast(train);
    const bytes = Uint8Array.from(data, (value) => Math.round(255 * value));
    const floats = tensor(data, shape);
    const pixels = tensor(bytes, shape, 'int32');
    const labels = tensor1d(train.labels, 'int32');
    const kinds = [train.images, { data: bytes, shape }, floats, pixels];
    const fits = [];
    for (const images of kinds) {
      const { prompt, values } = await fitPrompt({ ...options, images, labels, epochs: 1 });
      prompt.dispose();
      fits.push(values);
    }
    for (const values of fits) expect(values).toEqual(fits[0]);
    for (const given of [floats, pixels, labels]) given.dispose();
  });

  it('takes any function of tensors for a model, and whatever predicts', async () => {
    const { values } = await fitted({ epochs: 1 });
    const source = [12, 12] as const;
    const logits = (images: Parameters<typeof normalized>[0]) => model.apply(images) as never;
    for (const other of [logits, { predict: logits }]) {
      expect((await fitted({ epochs: 1, model: other, prompt: { source } })).values).toEqual(values);
    }
    await expect(fitted({ model: logits })).rejects.toThrow('invalid prompt source');
  });

  it('leaves the weights of the model and the number of tensors as they were', async () => {
    const weights = () => model.getWeights().map((weight) => weight.dataSync().slice());
    const before = weights();
    const { numTensors } = memory();
    const fit = await fitPrompt(options);
    await fit.predict(options.images);
    expect(memory().numTensors).toBe(numTensors + 1);
    fit.prompt.dispose();
    expect(memory().numTensors).toBe(numTensors);
    expect(weights()).toEqual(before);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const [first, same] = [await fitted({ epochs: 1 }), await fitted({ epochs: 1 })];
    const other = await fitted({ epochs: 1, seed: 2 });
    expect(same).toEqual(first);
    expect(other.values).not.toEqual(first.values);
  });

  it('goes on from a checkpoint as if it had never stopped, to the bit', async () => {
    const states: TrainingState[] = [];
    const whole = await fitted({ epochs: 2, onCheckpoint: (state) => void states.push(state) });
    const resume = decodeTrainingState(encodeTrainingState(states[0]!));
    expect(await fitted({ epochs: 2, resume })).toEqual(whole);
  });

  it('keeps the best epoch on validation images', async () => {
    const held = tinyImages(2, 5, 4);
    const validation = { images: held.images, labels: held.labels };
    const { history, bestEpoch } = await fitted({ epochs: 4, validation });
    const losses = history.map((epoch) => epoch.validation!.loss);
    expect(losses[bestEpoch!]).toBe(Math.min(...losses));
  });

  it('stops at a loss that is not finite with the last good state, and leaves no tensor', async () => {
    const { numTensors } = memory();
    let calls = 0;
    const failing = (images: Parameters<typeof normalized>[0]) => {
      calls += 1;
      const logits = model.apply(images) as ReturnType<typeof tensor>;
      return (calls > 10 ? mul(logits, Number.NaN) : logits) as never;
    };
    const run = fitted({ model: failing, prompt: { source: [12, 12] } });
    const error = await run.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DivergedTrainingError);
    const { lastGood } = error as DivergedTrainingError;
    expect(lastGood.epochs.length).toBe(1);
    expect(lastGood.values.theta!.data.every(Number.isFinite)).toBe(true);
    expect(memory().numTensors).toBe(numTensors);
  });

  it('stops between steps when aborted, and leaves no tensor', async () => {
    const { numTensors } = memory();
    const controller = new AbortController();
    const run = fitted({ signal: controller.signal, onStep: () => controller.abort(new Error('enough')) });
    await expect(run).rejects.toThrow('enough');
    expect(memory().numTensors).toBe(numTensors);
  });

  it.each([
    [{ epochs: 1, steps: 1 }, 'invalid budget: got epochs 1 and steps 1'],
    [{ classes: 13 }, 'invalid target classes: got 13, expected at most 12'],
    [{ classes: 4 }, 'invalid label of item 4'],
    [{ labels: [0, 1, 2, 3, 4] }, 'invalid labels: got 5, expected 25'],
    [
      { images: { data: new Float32Array(5), shape: [1, 2, 2, 1] } },
      'invalid images: got 5 values, expected 4',
    ],
    [{ output: 'scores' as never }, 'invalid output: got scores'],
    [{ prompt: { kind: 'border' as never } }, 'invalid prompt: got border'],
  ] as [Partial<PromptOptions>, string][])('refuses %j', async (wrong, message) => {
    const { numTensors } = memory();
    await expect(fitted(wrong)).rejects.toThrow(message);
    expect(memory().numTensors).toBe(numTensors);
  });
});

/** A fit without its layer. */
async function fitted(changes: Partial<PromptOptions>) {
  const { prompt, predict, ...fit } = await fitPrompt({ ...options, ...changes });
  prompt.dispose();
  return fit;
}
