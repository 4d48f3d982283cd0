import { describe, expect, it } from 'vitest';
import {
  applyReprogramming,
  argMaxRows,
  extractFeatures,
  fitLinearProbe,
  fitPromptAndReadout,
  fitVisualPrompt,
  predictLinearProbe,
  predictPrompted,
  readReprogramming,
  type TrainedReadout,
  writeReprogramming,
} from '../../src/index.js';
import { meanCrossEntropy } from '../../src/training/mean-cross-entropy.js';
import { largestDifference } from '../read-golden.js';
import { tinyImages } from '../tiny-network.js';
import { readouts, readoutTask } from './tasks.js';

describe.each(Object.values(readouts) as TrainedReadout[])('a trained $kind readout', (readout) => {
  it('learns with the prompt, whose values move too', async () => {
    const task = await readoutTask(readout);
    const { epochs, values, readoutTraining } = await fitPromptAndReadout(task);
    expect(epochs.at(-1)!.loss).toBeLessThan(0.9 * epochs[0]!.loss);
    expect(Object.keys(values)).toEqual(['theta']);
    expect(values.theta!.data.some((value) => Math.abs(value) > 0.05)).toBe(true);
    expect(readoutTraining).toMatchObject({ kind: readout.kind, learningRate: 0.02 });
  });

  it('predicts after a round through a file what validation saw', async () => {
    const set = tinyImages(3, 5, 7);
    const task = { ...(await readoutTask(readout)), validation: { set } };
    const fit = await fitPromptAndReadout(task);
    const { network, prompt } = task;
    const file = writeReprogramming({ ...fit, source: network.name, prompt });
    const logits = await applyReprogramming(readReprogramming(file), { ...task, images: set.images });
    const { loss, accuracy } = fit.epochs[fit.bestEpoch!]!.validation!;
    expect(meanCrossEntropy(logits, set.labels, 5)).toBeCloseTo(loss, 5);
    const right = argMaxRows(logits, 5).filter((label, item) => label === set.labels[item]).length;
    expect(right / set.labels.length).toBe(accuracy);
  });

  it('gives the same bytes for the same seed', async () => {
    const task = await readoutTask(readout);
    expect(await fitPromptAndReadout(task)).toEqual(await fitPromptAndReadout(task));
  });

  it('learns the same from parts of batches', async () => {
    const task = { ...(await readoutTask(readout)), budget: { kind: 'epochs', amount: 2 } } as const;
    const whole = await fitPromptAndReadout(task);
    const parts = await fitPromptAndReadout({ ...task, accumulate: 3 });
    expect(largestDifference(parts.values.theta!.data, whole.values.theta!.data)).toBeLessThan(1e-3);
    expect(parts.epochs.at(-1)!.loss).toBeCloseTo(whole.epochs.at(-1)!.loss, 4);
  });
});

describe('options of both kinds of training', () => {
  it('train what the function is named after', async () => {
    const task = { ...(await readoutTask(readouts.head)), budget: { kind: 'steps', amount: 4 } } as const;
    const { readout, ...others } = task;
    const mapping = { kind: 'iterative', assignment: 'greedy' } as const;
    const both = { ...others, readout, mapping };
    expect(await fitPromptAndReadout(both)).toEqual(await fitPromptAndReadout(task));
    expect(await fitVisualPrompt(both)).toEqual(await fitVisualPrompt({ ...others, mapping }));
  });
});

describe('a trained linear map', () => {
  it('predicts by predictPrompted as by applyReprogramming', async () => {
    const task = await readoutTask(readouts.linear);
    const { prompt, network } = task;
    const { images } = task.train;
    const { values, readout } = await fitPromptAndReadout(task);
    const { targetLogits } = await predictPrompted({ ...task, values, map: readout.weights, images });
    const reprogramming = { source: network.name, prompt, values, readout };
    expect(targetLogits).toEqual(await applyReprogramming(reprogramming, { ...task, images }));
  });

  it('takes more target than source classes from the start of a Bayesian map', async () => {
    const task = { ...(await readoutTask(readouts.linear)), classes: 13, train: tinyImages(1, 13) };
    const budget = { kind: 'steps', amount: 1 } as const;
    const readout = { kind: 'linear', start: { kind: 'bayesian' } } as const;
    const { weights } = (await fitPromptAndReadout({ ...task, budget, readout })).readout;
    expect(weights).toMatchObject({ sourceClasses: 12, targetClasses: 13 });
    expect(weights.bias).toHaveLength(13);
  });
});

describe('a trained head', () => {
  it('goes on where a linear probe of the same features ended', async () => {
    const task = await readoutTask(readouts.head);
    const { prompt, network, train } = task;
    const values = prompt.initialValues();
    const { features, width } = await extractFeatures({
      ...task,
      prompt: { prompt, values },
      images: train.images,
    });
    const probe = fitLinearProbe({ features, labels: train.labels, classes: 5, width, seed: 0 });
    const losses: number[] = [];
    await fitPromptAndReadout({
      ...task,
      batchSize: 25,
      budget: { kind: 'steps', amount: 1 },
      readout: { kind: 'head', start: { kind: 'probe', probe } },
      onStep: ({ loss }) => losses.push(loss),
    });
    const expected = meanCrossEntropy(predictLinearProbe(probe, features), train.labels, 5);
    expect(losses[0]).toBeCloseTo(expected, 4);
    expect(network.classes).not.toBe(width);
  });
});
