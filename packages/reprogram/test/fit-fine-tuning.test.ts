import { NetworkBuilder, noAttributes, operations, squeezenet1_1 } from '@reticket/network';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  argMaxRows,
  byteImages,
  DivergedTrainingError,
  decodeFineTuningState,
  decodeTrainingState,
  encodeFineTuningState,
  type FineTuningOptions,
  type FineTuningState,
  fitFineTuning,
  predictFineTuned,
  seededGenerator,
} from '../src/index.js';
import { standardNormal } from '../src/random/standard-normal.js';
import { breakingEngine } from './breaking-engine.js';
import { countingEngine } from './counting-engine.js';
import { everyThirdPruned, fineTuningTask } from './fine-tuning-task.js';
import { pictures } from './pictures.js';
import { largestDifference } from './read-golden.js';
import { referenceTask } from './reference-task.js';

let task: FineTuningOptions;
beforeAll(async () => {
  task = { ...(await fineTuningTask()), budget: { kind: 'epochs', amount: 3 } };
});

const withoutHead = ({ head: _, ...options }: FineTuningOptions): FineTuningOptions => options;

describe('fitFineTuning', () => {
  it('trains every weight and a classifier that begins at random, and tells new images apart', async () => {
    const { network, weights, steps, imageSteps } = await fitFineTuning({
      ...withoutHead(task),
      kept: new Map(),
      budget: { kind: 'epochs', amount: 12 },
    });
    expect([steps, imageSteps]).toEqual([36, 12 * 48]);
    expect(weights.get('fc.weight')!.shape).toEqual([4, 16]);
    const moved = [...weights].filter(([name, { data }]) =>
      data.every((value, at) => value !== task.weights.get(name)!.data[at]),
    );
    expect(moved).toHaveLength(weights.size);
    const { images, labels } = pictures(40, 48);
    const { logits } = await predictFineTuned({ ...task, network, weights, images, batchSize: 16 });
    const correct = argMaxRows(logits, 4).filter((label, item) => label === labels[item]).length;
    expect(correct).toBeGreaterThan(30);
  });

  it('leaves its arguments as they are', async () => {
    const before = structuredClone([task.weights, task.head]);
    await fitFineTuning(task);
    expect([task.weights, task.head]).toEqual(before);
  });

  it.each([{ kind: 'sgd', momentum: 0.9 }, { kind: 'adam' }] as const)(
    'keeps pruned weights at 0 in every epoch, and no others (%o)',
    async (optimizer) => {
      const states: FineTuningState[] = [];
      await fitFineTuning({ ...task, optimizer, onCheckpoint: (state) => void states.push(state) });
      for (const { weights } of states) {
        weights.get('conv2.weight')!.data.forEach((value, at) => {
          if (at % 3 === 0) expect(value).toBe(0);
          else expect(value).not.toBe(0);
        });
      }
    },
  );

  it('goes on from a file as if it had never stopped, to the bit', async () => {
    const runs = fc.record({
      optimizer: fc.constantFrom({ kind: 'adam' } as const, { kind: 'sgd', momentum: 0.5 } as const),
      schedule: fc.constantFrom('multi-step' as const, 'cosine' as const),
      budget: fc.constantFrom({ kind: 'epochs', amount: 4 } as const, { kind: 'steps', amount: 10 } as const),
      augmentation: fc.constantFrom({}, { flip: true, cropPadding: 1, trivialAugment: true }),
      validation: fc.constantFrom(undefined, { set: pictures(12, 60), patience: 2 }),
      head: fc.constantFrom(undefined, task.head),
      stop: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(runs, async ({ stop, validation, head, ...changes }) => {
        const files: Uint8Array[] = [];
        const options: FineTuningOptions = {
          ...withoutHead(task),
          ...changes,
          ...(validation && { validation }),
          ...(head && { head }),
          learningRate: 0.02,
          onCheckpoint: (state) => void files.push(encodeFineTuningState(state)),
        };
        const whole = await fitFineTuning(options);
        const from = Math.min(stop, files.length - 1);
        const rest: Uint8Array[] = [];
        const resumed = await fitFineTuning({
          ...options,
          resume: decodeFineTuningState(files[from]!),
          onCheckpoint: (state) => void rest.push(encodeFineTuningState(state)),
        });
        expect(resumed).toEqual(whole);
        expect(rest).toEqual(files.slice(from + 1));
      }),
      { numRuns: 8, seed: 4 },
    );
  });

  it('gives the same in parts as at once, where no statistics of the batch are taken', async () => {
    const { network, weights } = await referenceTask();
    const plain = { ...withoutHead(task), network, weights, kept: new Map(), train: pictures(48, 0, 12) };
    const whole = await fitFineTuning(plain);
    const parts = await fitFineTuning({ ...plain, accumulate: 3 });
    for (const [name, { data }] of whole.weights) {
      expect(largestDifference(parts.weights.get(name)!.data, data)).toBeLessThan(1e-5);
    }
  });

  it('makes a new classifier of convolutions, too, which no probe can stand for', async () => {
    const network = squeezenet1_1({ inputSize: 32, classes: 10 });
    const weights = new Map(
      [...network.parameters].map(([name, { shape }]) => {
        const count = shape.reduce((product, size) => product * size, 1);
        const data = standardNormal(count, seededGenerator(0, name)).map(
          (value) => value * Math.sqrt((2 * shape[0]!) / count),
        );
        return [name, { data, shape }] as const;
      }),
    );
    const squeezenet = {
      ...withoutHead(task),
      ...{ network, weights, kept: new Map(), train: pictures(4, 0, 32) },
      budget: { kind: 'steps', amount: 1 } as const,
    };
    const fit = await fitFineTuning(squeezenet);
    expect(fit.weights.get('classifier.1.weight')!.shape).toEqual([4, 512, 1, 1]);
    expect(fit.epochs[0]!.loss).toBeGreaterThan(0);
    await expect(fitFineTuning({ ...squeezenet, head: task.head! })).rejects.toThrow(
      'invalid head: got a probe of [4,16], expected [4,512,1,1] for squeezenet1_1',
    );
  });

  it('keeps the weights of the best epoch on the validation images', async () => {
    const states: FineTuningState[] = [];
    const set = pictures(12, 60);
    const { epochs, bestEpoch, weights } = await fitFineTuning({
      ...task,
      learningRate: 0.4,
      budget: { kind: 'epochs', amount: 5 },
      validation: { set },
      onCheckpoint: (state) => void states.push(state),
    });
    const losses = epochs.map(({ validation }) => validation!.loss);
    expect(bestEpoch).toBe(losses.indexOf(Math.min(...losses)));
    expect(weights).toEqual(states[bestEpoch!]!.weights);
  });

  it('stops at a loss that is not finite, with the state after the last good epoch', async () => {
    const states: FineTuningState[] = [];
    const whole = await fitFineTuning({ ...task, onCheckpoint: (state) => void states.push(state) });
    // 3 steps an epoch: the second epoch breaks in its second step.
    const broken = { ...task, engine: breakingEngine(task.engine, 4) };
    const error = await fitFineTuning(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DivergedTrainingError);
    const { code, epoch, step, lastGood } = error as DivergedTrainingError<FineTuningState>;
    expect({ code, epoch, step }).toEqual({ code: 'RETICKET_NON_FINITE_LOSS', epoch: 1, step: 4 });
    expect(lastGood).toEqual(states[0]);
    expect(await fitFineTuning({ ...task, resume: lastGood })).toEqual(whole);
  });

  it('can begin again from the state before a first epoch that broke', async () => {
    const broken = { ...task, engine: breakingEngine(task.engine, 1) };
    const error = (await fitFineTuning(broken).catch(
      (reason) => reason,
    )) as DivergedTrainingError<FineTuningState>;
    expect(error.lastGood.epochs).toEqual([]);
    expect(await fitFineTuning({ ...task, resume: error.lastGood })).toEqual(await fitFineTuning(task));
  });

  it('disposes of every executable, also when aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const { engine, counts } = countingEngine(task.engine);
    const onEpoch = () => controller.abort(reason);
    const validation = { set: pictures(12, 60) };
    await expect(
      fitFineTuning({ ...task, engine, validation, signal: controller.signal, onEpoch }),
    ).rejects.toBe(reason);
    // Batches of 20 and of 8, and the validation.
    expect(counts).toMatchObject({ compiled: 3, disposed: 3 });
  });
});

describe('fitFineTuning before any work', () => {
  const bits = everyThirdPruned(16 * 8 * 9);
  it.each<[string, () => Partial<FineTuningOptions>, string, string]>([
    [
      'no classes',
      () => ({ classes: 0 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid classes: got 0, expected an integer >= 1',
    ],
    [
      'a class without images',
      () => ({ classes: 5 }),
      'RETICKET_EMPTY_CLASS',
      'invalid training set: got no image of class 4, expected at least one of each of 5 classes',
    ],
    [
      'images of another size than the network takes',
      () => ({ train: { ...task.train, images: byteImages(new Uint8Array(48 * 3 * 9 * 9), [3, 9, 9]) } }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid image shape: got [3,9,9], expected [3,10,10]',
    ],
    [
      'a head for other classes',
      () => ({ head: { ...task.head!, classes: 3 } }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid head: got a probe of [3,16], expected [4,16] for reference',
    ],
    [
      'a head of another width',
      () => ({ head: { ...task.head!, width: 8 } }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid head: got a probe of [4,8], expected [4,16] for reference',
    ],
    [
      'a mask of nothing',
      () => ({ kept: new Map([['conv3.weight', bits]]) }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid mask: got one of conv3.weight, expected a weight of reference before its classifier',
    ],
    [
      'a mask of the classifier',
      () => ({ kept: new Map([['fc.weight', bits]]) }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid mask: got one of fc.weight, expected a weight of reference before its classifier',
    ],
    [
      'a mask of another size',
      () => ({ kept: new Map([['conv2.weight', bits.subarray(1)]]) }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid mask of conv2.weight: got 143 bytes, expected 144, one bit per weight',
    ],
    [
      'weights that are missing',
      () => ({ weights: new Map([...task.weights].filter(([name]) => name !== 'bn1.bias')) }),
      'RETICKET_SHAPE_MISMATCH',
      'invalid weights of reference: got bn1.bias missing, expected [8]',
    ],
    [
      'a weight decay below 0',
      () => ({ weightDecay: -1 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid weightDecay: got -1, expected a finite number >= 0',
    ],
    [
      'parts of a batch whose statistics are taken',
      () => ({ accumulate: 2 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid batchSize: got 20 in parts of 10, expected one that runs at once, as it takes statistics of the batch',
    ],
  ])('refuses %s', async (_, changes, code, message) => {
    const { engine, counts } = countingEngine(task.engine);
    await expect(fitFineTuning({ ...task, engine, ...changes() })).rejects.toThrow(
      expect.objectContaining({ code, message }),
    );
    expect(counts.compiled).toBe(0);
  });

  it('refuses batches that leave a single value to normalise', async () => {
    const builder = new NetworkBuilder({ channels: 3, height: 2, width: 2, mean: [0, 0, 0], std: [1, 1, 1] });
    const x = builder.batchNorm('bn', builder.convolution('conv', builder.input, { channels: 4, kernel: 2 }));
    const features = builder.apply(operations.globalAveragePool, [x], noAttributes, 'features');
    const logits = builder.linear('fc', features, { features: 2 });
    const network = builder.network('single', { features, classifier: 'fc', logits });
    const weights = new Map(
      [...network.parameters].map(([name, { shape }]) => {
        const count = shape.reduce((product, size) => product * size, 1);
        return [name, { data: new Float32Array(count).fill(1), shape }] as const;
      }),
    );
    const options = { ...withoutHead(task), network, weights, kept: new Map(), train: pictures(21, 0, 2) };
    await expect(fitFineTuning(options)).rejects.toThrow(
      'invalid batchSize: got 20 for 21 images, which leaves a batch of one, expected more, as single normalises over each batch',
    );
    await expect(fitFineTuning({ ...options, batchSize: 7 })).resolves.toMatchObject({ steps: 9 });
  });

  it('refuses a file of another training', async () => {
    const files: Uint8Array[] = [];
    const budget = { kind: 'epochs', amount: 1 } as const;
    const onCheckpoint = (state: FineTuningState) => void files.push(encodeFineTuningState(state));
    await fitFineTuning({ ...task, budget, onCheckpoint });
    expect(() => decodeTrainingState(files[0]!)).toThrow(
      'invalid training state: got a file of format reticket-fine-tuning-1, expected reticket-visual-prompt-training-1',
    );
  });

  it('refuses a state without all weights and optimisers', async () => {
    const states: FineTuningState[] = [];
    const one = { ...task, budget: { kind: 'epochs', amount: 1 } } as const;
    await fitFineTuning({ ...one, onCheckpoint: (state) => void states.push(state) });
    const [state] = states as [FineTuningState];
    const weights = new Map([...state.weights].filter(([name]) => name !== 'fc.bias'));
    await expect(fitFineTuning({ ...one, resume: { ...state, weights } })).rejects.toThrow(
      'invalid weights of reference: got fc.bias missing, expected [4]',
    );
    await expect(fitFineTuning({ ...one, resume: { ...state, optimizers: {} } })).rejects.toThrow(
      'invalid resume: got optimisers of nothing, expected of bn1.bias, bn1.weight, ',
    );
  });

  it('refuses a state of a run with other options', async () => {
    const states: FineTuningState[] = [];
    const budget = { kind: 'epochs', amount: 1 } as const;
    await fitFineTuning({ ...task, budget, onCheckpoint: (state) => void states.push(state) });
    await expect(fitFineTuning({ ...task, budget, seed: 2, resume: states[0]! })).rejects.toThrow(
      'invalid resume: got a state with seed 3, expected 2',
    );
  });
});
