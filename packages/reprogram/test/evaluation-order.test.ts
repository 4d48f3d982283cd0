import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  extractFeatures,
  type FineTuningOptions,
  type ImageSource,
  predictFineTuned,
  predictPrompted,
  selectImages,
  type VisualPromptOptions,
} from '../src/index.js';
import { fineTuningTask } from './fine-tuning-task.js';
import { largestDifference } from './read-golden.js';
import { tinyTask } from './tiny-task.js';

let prompting: VisualPromptOptions;
let fineTuning: FineTuningOptions;
beforeAll(async () => {
  [prompting, fineTuning] = await Promise.all([tinyTask(), fineTuningTask()]);
});

/** Rows of an evaluation of images, one per image. */
const evaluations: [
  string,
  () => LabelledTask,
  (images: ImageSource, batchSize: number) => Promise<Float32Array>,
][] = [
  [
    'predictPrompted',
    () => prompting,
    async (images, batchSize) => {
      const values = prompting.prompt.initialValues();
      return (await predictPrompted({ ...prompting, values, images, batchSize })).targetLogits;
    },
  ],
  [
    'predictFineTuned',
    () => fineTuning,
    async (images, batchSize) => {
      return (await predictFineTuned({ ...fineTuning, images, batchSize })).logits;
    },
  ],
  [
    'extractFeatures',
    () => fineTuning,
    async (images, batchSize) => (await extractFeatures({ ...fineTuning, images, batchSize })).features,
  ],
];

type LabelledTask = Pick<VisualPromptOptions, 'train'>;

describe('an evaluation', () => {
  it.each(evaluations)(
    'does not depend on the order of images and their batches: %s',
    async (_, task, evaluate) => {
      const { train } = task();
      const { count } = train.images;
      const whole = await evaluate(train.images, count);
      const width = whole.length / count;
      const orders = fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index),
        { minLength: 1 },
      );
      await fc.assert(
        fc.asyncProperty(orders, fc.integer({ min: 1, max: count }), async (order, batchSize) => {
          const rows = await evaluate(selectImages(train, Int32Array.from(order)).images, batchSize);
          const expected = order.flatMap((index) => [...whole.subarray(index * width, (index + 1) * width)]);
          expect(largestDifference(rows, expected)).toBeLessThan(1e-5);
        }),
        { numRuns: 6, seed: 2 },
      );
    },
  );
});
