import { beforeAll, describe, expect, it } from 'vitest';
import {
  argMaxRows,
  type EpochRecord,
  fitVisualPrompt,
  frequencyMatrix,
  greedyLabelMap,
  mapChurn,
  optimalLabelMap,
  type PromptValues,
  predictPrompted,
  type VisualPromptOptions,
} from '../src/index.js';
import { sourceClasses } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

let task: VisualPromptOptions;
beforeAll(async () => {
  task = await tinyTask();
});

/** What the source model predicts for the training images under `values`, counted. */
async function frequencyUnder(values: PromptValues) {
  const { sourcePredictions } = await predictPrompted({ ...task, values, images: task.train.images });
  return frequencyMatrix(sourcePredictions, task.train.labels, {
    sourceClasses,
    targetClasses: task.classes,
  });
}

describe('fitVisualPrompt', () => {
  it.each(['random', 'frequency', 'iterative'] as const)('lowers the loss with a %s map', async (kind) => {
    const { epochs, map } = await fitVisualPrompt({ ...task, mapping: { kind, assignment: 'optimal' } });
    expect(epochs).toHaveLength(12);
    expect(epochs.at(-1)!.loss).toBeLessThan(0.9 * epochs[0]!.loss);
    expect(new Set(map).size).toBe(task.classes);
  });

  it('reports the accuracy that predictions confirm', async () => {
    const budget = { kind: 'epochs', amount: 30 } as const;
    const { values, map, epochs } = await fitVisualPrompt({ ...task, budget });
    const { targetLogits } = await predictPrompted({ ...task, values, map, images: task.train.images });
    const predicted = argMaxRows(targetLogits, task.classes);
    const correct = predicted.filter((label, item) => label === task.train.labels[item]).length;
    const accuracy = correct / task.train.labels.length;
    expect(accuracy).toBeGreaterThan(0.5);
    expect(Math.abs(accuracy - epochs.at(-1)!.accuracy)).toBeLessThanOrEqual(0.15);
  });

  it.each([
    ['greedy', greedyLabelMap],
    ['optimal', optimalLabelMap],
  ] as const)('ends an iterative fit with the %s map of the final prompt', async (assignment, assign) => {
    const fit = await fitVisualPrompt({ ...task, mapping: { kind: 'iterative', assignment } });
    expect(fit.map).toEqual(assign(await frequencyUnder(fit.values)));
  });

  it('keeps the map of the untrained prompt with frequency mapping', async () => {
    const fit = await fitVisualPrompt({ ...task, mapping: { kind: 'frequency', assignment: 'optimal' } });
    expect(fit.map).toEqual(optimalLabelMap(await frequencyUnder(task.prompt.initialValues())));
    expect(fit.finalMapChurn).toBe(0);
    expect(fit.epochs.every(({ mapChurn }) => mapChurn === 0)).toBe(true);
  });

  it('trains the second epoch with the map of the first', async () => {
    const fit = (amount: number, kind: 'frequency' | 'iterative') =>
      fitVisualPrompt({
        ...task,
        mapping: { kind, assignment: 'optimal' },
        budget: { kind: 'epochs', amount },
      });
    const first = await fit(1, 'iterative');
    const second = await fit(2, 'iterative');
    expect(second.epochs[0]!.loss).toBe(first.epochs[0]!.loss);
    expect(second.epochs[0]!.mapChurn).toBe(0);
    expect((await fit(1, 'frequency')).values).toEqual(first.values);
    expect(mapChurn((await fit(1, 'frequency')).map, first.map)).toBe(first.finalMapChurn);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const first = await fitVisualPrompt(task);
    expect(await fitVisualPrompt(task)).toEqual(first);
    expect((await fitVisualPrompt({ ...task, seed: 2 })).values).not.toEqual(first.values);
  });

  it('draws a random map from the seed', async () => {
    const mapOf = async (seed: number) =>
      (
        await fitVisualPrompt({
          ...task,
          seed,
          mapping: { kind: 'random', assignment: 'greedy' },
          budget: { kind: 'steps', amount: 1 },
        })
      ).map;
    expect(await mapOf(3)).toEqual(await mapOf(3));
    expect(await mapOf(3)).not.toEqual(await mapOf(4));
  });

  it('takes batches larger than the training set as the whole of it', async () => {
    const whole = await fitVisualPrompt({ ...task, batchSize: 25 });
    expect(await fitVisualPrompt({ ...task, batchSize: 4096 })).toEqual(whole);
    expect(whole.steps).toBe(12);
  });

  it('counts steps, images and epochs of a budget of epochs', async () => {
    const seen: EpochRecord[] = [];
    const fit = await fitVisualPrompt({ ...task, onEpoch: (epoch) => seen.push(epoch) });
    expect(fit.epochs).toEqual(seen);
    expect(fit).toMatchObject({ steps: 48, imageSteps: 300 });
    const rates = seen.map(({ learningRate }) => learningRate);
    const expected = [...Array(6).fill(0.1), ...Array(2).fill(0.01), ...Array(4).fill(0.001)];
    expect(rates).toEqual(expected.map((rate) => expect.closeTo(rate, 9)));
  });

  it('ends on a budget of steps in the middle of an epoch', async () => {
    const fit = await fitVisualPrompt({ ...task, budget: { kind: 'steps', amount: 6 } });
    expect(fit).toMatchObject({ steps: 6, imageSteps: 25 + 16 });
    expect(fit.epochs).toHaveLength(2);
  });

  it('counts the multiply-accumulates of the passes for the map', async () => {
    const macs = async (kind: 'random' | 'frequency' | 'iterative') =>
      (
        await fitVisualPrompt({
          ...task,
          mapping: { kind, assignment: 'optimal' },
          budget: { kind: 'steps', amount: 1 },
        })
      ).macs;
    const pass = (
      await predictPrompted({ ...task, values: task.prompt.initialValues(), images: task.train.images })
    ).macs;
    expect((await macs('frequency')) - (await macs('random'))).toBe(pass);
    // 12 source logits of 16 features for each image of the batch are what iterative steps add.
    expect((await macs('iterative')) - (await macs('frequency'))).toBe(pass + 8 * 16 * sourceClasses);
  });

  it('leaves the prompt and the weights as they were', async () => {
    const weights = new Map([...task.weights].map(([name, { data }]) => [name, data.slice()]));
    await fitVisualPrompt(task);
    for (const [name, data] of weights) expect(task.weights.get(name)!.data).toEqual(data);
    expect(task.prompt.initialValues().theta!.data.every((value) => value === 0)).toBe(true);
  });
});
