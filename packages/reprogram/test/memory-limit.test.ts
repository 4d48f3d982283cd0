import {
  featuresProgram,
  foldBatchNorm,
  MemoryLimitError,
  memoryNeeded,
  promptedLogitsProgram,
  promptStepProgram,
} from '@reticket/network';
import { expect, it } from 'vitest';
import { extractFeatures, fitVisualPrompt, predictPrompted } from '../src/index.js';
import { countingEngine } from './counting-engine.js';
import { largestDifference } from './read-golden.js';
import { sourceClasses, sourceShape } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

/** Limits that just hold a program for so many images. */
async function limits() {
  const { engine, network, weights, prompt } = await tinyTask();
  const folded = foldBatchNorm({ network, weights }).network;
  return {
    features: (batch: number) => memoryNeeded(engine, featuresProgram(folded, { batch })),
    prediction: (batch: number) =>
      memoryNeeded(engine, promptedLogitsProgram(folded, { batch, prompt: prompt.graph })),
    step: (batch: number) =>
      memoryNeeded(
        engine,
        promptStepProgram(folded, { batch, prompt: prompt.graph, targetClasses: 5, sourceLogits: true }),
      ),
  };
}

it('predicts the same but for rounding whatever the limit', async () => {
  const task = await tinyTask();
  const { prediction } = await limits();
  const predict = (memoryLimit?: number) =>
    predictPrompted({
      ...task,
      values: task.prompt.initialValues(),
      images: task.train.images,
      batchSize: 16,
      memoryLimit,
    });
  const whole = await predict();
  for (const images of [8, 2]) {
    const split = await predict(prediction(images));
    expect(split.sourcePredictions).toEqual(whole.sourcePredictions);
    expect(largestDifference(split.targetLogits, whole.targetLogits)).toBeLessThan(1e-5);
    expect(split.macs).not.toBe(whole.macs);
  }
  expect(whole.targetLogits).toHaveLength(25 * sourceClasses);
});

it('extracts the same bytes whatever the limit', async () => {
  const { engine, network, weights } = await tinyTask();
  const { features } = await limits();
  const images = { count: 9, shape: sourceShape, read: fillByIndex };
  const extract = (memoryLimit?: number) =>
    extractFeatures({ engine, network, weights, images, batchSize: 9, memoryLimit });
  const whole = await extract();
  for (const count of [5, 3, 2]) expect((await extract(features(count))).features).toEqual(whole.features);
});

function fillByIndex(indices: ArrayLike<number>, target: Float32Array): void {
  const size = target.length / indices.length;
  for (let item = 0; item < target.length; item += 1) {
    target[item] = ((item % size) + indices[Math.floor(item / size)]!) / (size + 9);
  }
}

it('fits the same prompt again under the same limit, in more runs of fewer images', async () => {
  const task = await tinyTask();
  const { step } = await limits();
  const whole = await fitVisualPrompt(task);
  const fit = () => fitVisualPrompt({ ...task, memoryLimit: step(4) });
  const split = await fit();
  expect(await fit()).toStrictEqual(split);
  expect(split.steps).toBe(whole.steps);
  expect(split.imageSteps).toBe(whole.imageSteps);
  expect(split.epochs[0]!.loss).toBeCloseTo(whole.epochs[0]!.loss, 4);
  expect(split.values.theta!.data).not.toEqual(task.prompt.initialValues().theta!.data);
});

it('refuses what not even one image fits into before it compiles anything', async () => {
  const task = await tinyTask();
  const { step } = await limits();
  const { engine, counts } = countingEngine(task.engine);
  const memoryOf = task.engine.memoryOf!.bind(task.engine);
  const fit = fitVisualPrompt({ ...task, engine: { ...engine, memoryOf }, memoryLimit: step(1) - 1 });
  await expect(fit).rejects.toThrow(
    new MemoryLimitError('tiny/promptStep', 'onnx-cpu', step(1), step(1) - 1),
  );
  expect(counts.compiled).toBe(0);
});
