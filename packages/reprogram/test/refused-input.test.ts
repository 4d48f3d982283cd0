import { beforeAll, describe, expect, it } from 'vitest';
import {
  drawShots,
  expansivePrompt,
  type FineTuningOptions,
  fitFineTuning,
  fitLinearProbe,
  fitPromptBlackBox,
  fitRidgeProbe,
  fitVisualPrompt,
  mapLogits,
  predictPrompted,
  splitValidation,
  type VisualPromptOptions,
  writeReprogramming,
} from '../src/index.js';
import { fineTuningTask } from './fine-tuning-task.js';
import { tinyTask } from './tiny-task.js';

let prompting: VisualPromptOptions;
let fineTuning: FineTuningOptions;
beforeAll(async () => {
  [prompting, fineTuning] = await Promise.all([tinyTask(), fineTuningTask()]);
});

/** 4 items of 2 features. */
const probing = { features: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7), width: 2, seed: 0 };
const fraction = Float32Array.of(0, 1, 0.5, 1) as unknown as Int32Array;

/** Every fit, of a number of classes, on images that all have one label. */
const fitsOfOneLabel: [string, (classes: number) => unknown][] = [
  [
    'fitVisualPrompt',
    (classes) => fitVisualPrompt({ ...prompting, classes, train: oneLabel(prompting.train) }),
  ],
  [
    'fitPromptBlackBox',
    (classes) => {
      const { engine, prompt, batchSize, seed } = prompting;
      const predict = () => new Float32Array(batchSize * classes);
      const options = { engine, prompt, batchSize, seed, predict, classes, steps: 1 };
      return fitPromptBlackBox({ ...options, train: oneLabel(prompting.train) });
    },
  ],
  [
    'fitFineTuning',
    (classes) => fitFineTuning({ ...fineTuning, classes, train: oneLabel(fineTuning.train) }),
  ],
  ['fitLinearProbe', (classes) => fitLinearProbe({ ...probing, classes, labels: new Int32Array(4) })],
  ['fitRidgeProbe', (classes) => fitRidgeProbe({ ...probing, classes, labels: new Int32Array(4), l2: 1 })],
];

function oneLabel({ images, labels }: VisualPromptOptions['train']) {
  return { images, labels: new Int32Array(labels.length) };
}

describe('a training set', () => {
  it.each(fitsOfOneLabel)('has more than one class: %s', async (_, fit) => {
    await expect((async () => fit(1))()).rejects.toThrow(
      expect.objectContaining({
        code: 'RETICKET_INVALID_ARGUMENT',
        message: 'invalid classes: got 1, expected an integer >= 2',
      }),
    );
  });

  it.each(fitsOfOneLabel)('has an image of every class: %s', async (_, fit) => {
    await expect((async () => fit(2))()).rejects.toThrow(
      expect.objectContaining({ code: 'RETICKET_EMPTY_CLASS' }),
    );
  });

  it.each<[string, () => unknown]>([
    [
      'fitVisualPrompt',
      () => fitVisualPrompt({ ...prompting, train: { ...prompting.train, labels: fractions(25) } }),
    ],
    [
      'fitFineTuning',
      () => fitFineTuning({ ...fineTuning, train: { ...fineTuning.train, labels: fractions(48) } }),
    ],
    ['fitLinearProbe', () => fitLinearProbe({ ...probing, classes: 2, labels: fraction })],
    ['fitRidgeProbe', () => fitRidgeProbe({ ...probing, classes: 2, labels: fraction, l2: 1 })],
    ['drawShots', () => drawShots(fraction, { classes: 2, shots: 1, seed: 0 })],
    ['splitValidation', () => splitValidation(fraction, { classes: 2, perClass: 1, seed: 0 })],
  ])('has labels that are integers: %s', async (_, use) => {
    await expect((async () => use())()).rejects.toThrow(
      expect.objectContaining({
        code: 'RETICKET_LABEL_RANGE',
        message: expect.stringMatching(/^invalid label of item 2: got 0\.5, expected an integer in 0\.\.\d$/),
      }),
    );
  });
});

function fractions(count: number): Int32Array {
  return Float32Array.from({ length: count }, (_, item) => (item === 2 ? 0.5 : 0)) as unknown as Int32Array;
}

describe('an expansive prompt', () => {
  it.each([
    [[3, 9, 8], 'as large as the source'],
    [[3, 10, 8], 'higher'],
    [[3, 4, 9], 'wider'],
  ] as const)('has a smaller image than the source: %o is %s', (image, _) => {
    expect(() => expansivePrompt({ image, source: [3, 9, 8] })).toThrow(
      expect.objectContaining({
        code: 'RETICKET_INVALID_ARGUMENT',
        message: `invalid prompt image: got [${image}], expected 3 channels or one and a smaller image than 9x8`,
      }),
    );
  });
});

describe('a label map', () => {
  const map = Int32Array.of(4, 0, 4);
  const refusal = {
    code: 'RETICKET_DUPLICATE_SOURCE',
    message:
      'invalid label map: got source class 4 for target classes 0 and 2, expected each source class once',
  };

  it('names each source class once where it is used', async () => {
    const values = prompting.prompt.initialValues();
    const { images } = prompting.train;
    await expect(predictPrompted({ ...prompting, values, images, map })).rejects.toThrow(
      expect.objectContaining(refusal),
    );
  });

  it('names each source class once where it is applied', () => {
    expect(() => mapLogits(new Float32Array(12), 12, map)).toThrow(expect.objectContaining(refusal));
  });

  it('names each source class once where it is kept', () => {
    const { prompt } = prompting;
    const values = prompt.initialValues();
    expect(() =>
      writeReprogramming({ source: 'tiny', prompt, values, readout: { kind: 'map', map } }),
    ).toThrow(expect.objectContaining(refusal));
  });
});
