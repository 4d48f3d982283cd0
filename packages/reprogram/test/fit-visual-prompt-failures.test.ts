import type { FloatTensor } from '@reticket/network';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  expansivePrompt,
  fitVisualPrompt,
  type LabelledImages,
  type Mapping,
  selectImages,
  type VisualPromptOptions,
} from '../src/index.js';
import { type Counts, countingEngine } from './counting-engine.js';
import { tinyImages } from './tiny-network.js';
import { tinyTask } from './tiny-task.js';

let task: VisualPromptOptions;
let counts: Counts;
beforeAll(async () => {
  task = await tinyTask();
});

/** Runs the task with changes on a counting engine. */
async function fit(changes: Partial<VisualPromptOptions<Mapping>>) {
  const counting = countingEngine(task.engine);
  counts = counting.counts;
  return fitVisualPrompt({ ...task, engine: counting.engine, ...changes });
}

const withLabels = (labels: readonly number[]): LabelledImages => ({
  images: task.train.images,
  labels: Int32Array.from(labels),
});

describe('fitVisualPrompt before any work', () => {
  it.each<[string, () => Partial<VisualPromptOptions<Mapping>>, string, string]>([
    [
      'more target than source classes',
      () => ({ classes: 13 }),
      'RETICKET_TOO_MANY_CLASSES',
      'invalid target classes: got 13, expected at most 12, the number of source classes',
    ],
    [
      'no images',
      () => ({ train: selectImages(task.train, new Int32Array()) }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid images: got 0, expected at least one',
    ],
    [
      'a class without images',
      () => ({ classes: 6 }),
      'RETICKET_EMPTY_CLASS',
      'invalid training set: got no image of class 5, expected at least one of each of 6 classes',
    ],
    [
      'a label that is no class',
      () => ({ classes: 4 }),
      'RETICKET_LABEL_RANGE',
      'invalid label of item 4: got 4, expected an integer in 0..3',
    ],
    [
      'labels for other images',
      () => ({ train: withLabels([0, 1, 2, 3, 4]) }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid labels: got 5, expected 25, one per image',
    ],
    [
      'images of another size than the prompt takes',
      () => ({ prompt: expansivePrompt({ image: [3, 4, 4], source: [3, 12, 12] }) }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid image shape: got [3,6,6], expected [3,4,4]',
    ],
    [
      'a prompt of another size than the network takes',
      () => ({ prompt: expansivePrompt({ image: [3, 6, 6], source: [3, 14, 14] }) }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid prompt: got source inputs of [3,14,14], expected [3,12,12] for tiny',
    ],
    [
      'no batch',
      () => ({ batchSize: 0 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid batchSize: got 0, expected an integer >= 1',
    ],
    [
      'no budget',
      () => ({ budget: { kind: 'epochs', amount: 0 } }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid budget of epochs: got 0, expected an integer >= 1',
    ],
    [
      'a learning rate that is none',
      () => ({ learningRate: Number.NaN }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid learningRate: got NaN, expected a finite number > 0',
    ],
    [
      'a seed that is none',
      () => ({ seed: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid seed: got 0.5, expected a safe integer',
    ],
    [
      'an unknown mapping',
      () => ({ mapping: { kind: 'semantic' as 'random', assignment: 'greedy' } }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid mapping: got semantic, expected random, frequency, iterative, bayesian, bayesian-plus or many-to-one',
    ],
    [
      'an unknown assignment',
      () => ({ mapping: { kind: 'iterative', assignment: 'best' as 'greedy' } }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid assignment: got best, expected greedy or optimal',
    ],
    [
      'more sources for each class than there are',
      () => ({ mapping: { kind: 'many-to-one', perTarget: 3 } }),
      'RETICKET_TOO_MANY_CLASSES',
      'invalid target classes: got 5, expected at most 4, 3 source classes for each of them',
    ],
    [
      'more probabilities than there are',
      () => ({ mapping: { kind: 'bayesian-plus', topK: 13 } }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid topK: got 13, expected at most 12',
    ],
    [
      'a negative smoothing',
      () => ({ mapping: { kind: 'bayesian', smoothing: -1 } }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid smoothing: got -1, expected a finite number >= 0',
    ],
    [
      'an unknown refresh',
      () => ({ mapping: { kind: 'bayesian', refresh: 'never' as 'forward-pass' } }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid refresh: got never, expected training-pass or forward-pass',
    ],
  ])('refuses %s', async (_, changes, code, message) => {
    await expect(fit(changes())).rejects.toThrow(expect.objectContaining({ code, message }));
    expect(counts.compiled).toBe(0);
  });
});

describe('fitVisualPrompt under way', () => {
  const broken = (value: number) => {
    const weights = new Map<string, FloatTensor>(task.weights);
    const { shape, data } = weights.get('fc.bias')!;
    weights.set('fc.bias', { shape, data: data.map(() => value) });
    return weights;
  };

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'stops at a loss that is not finite (bias of %d)',
    async (value) => {
      const mapping = { kind: 'random', assignment: 'greedy' } as const;
      await expect(fit({ weights: broken(value), mapping })).rejects.toThrow(
        expect.objectContaining({ code: 'RETICKET_NON_FINITE_LOSS', epoch: 0, step: 0 }),
      );
      expect(counts).toEqual({ compiled: 1, disposed: 1, runs: 1 });
    },
  );

  it('makes no label map from logits that are NaN', async () => {
    await expect(fit({ weights: broken(Number.NaN) })).rejects.toThrow(
      expect.objectContaining({ code: 'RETICKET_NON_FINITE_LOGITS' }),
    );
    expect(counts.disposed).toBe(counts.compiled);
  });

  it('disposes of every executable after a fit', async () => {
    await fit({ budget: { kind: 'epochs', amount: 1 } });
    // 25 images in batches of 8: first map, one epoch, final map.
    expect(counts).toEqual({ compiled: 3, disposed: 3, runs: 12 });
  });

  it('stops between steps when aborted, with the reason given', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const onEpoch = () => controller.abort(reason);
    await expect(fit({ signal: controller.signal, onEpoch })).rejects.toBe(reason);
    expect(counts).toEqual({ compiled: 2, disposed: 2, runs: 8 });
  });

  it('passes on what the image source throws, and disposes', async () => {
    const images = {
      ...task.train.images,
      read() {
        throw new RangeError('the file is gone');
      },
    };
    await expect(fit({ train: { ...tinyImages(5, 5), images } })).rejects.toThrow('the file is gone');
    expect(counts.disposed).toBe(counts.compiled);
  });
});
