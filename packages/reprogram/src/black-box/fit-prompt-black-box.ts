import type { Engine, FloatTensor } from '@reticket/network';
import { checkCount, checkEveryClassPresent, checkLabels, checkSeed } from '../arguments.js';
import { ShapeMismatchError } from '../errors.js';
import { checkImages, checkOneLabelEach } from '../images/check-images.js';
import type { LabelledImages } from '../images/image-source.js';
import { paddedBatches } from '../images/padded-batches.js';
import { project } from '../prompts/project.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { epochOrder } from '../training/epoch-order.js';
import { meanCrossEntropy } from '../training/mean-cross-entropy.js';
import { copyValues } from '../visual-prompting/copy-values.js';
import { PromptedImages } from './prompted-images.js';
import type { SpsaGains } from './spsa-gains.js';
import { checkSpsaGains } from './spsa-gains.js';
import { type SpsaStep, spsaGc } from './spsa-gc.js';

export interface BlackBoxOptions extends SpsaGains {
  /** Computes the prompt; the model is not run on it. */
  readonly engine: Engine;
  readonly prompt: Prompt;
  /** At least one image of every class. */
  readonly train: LabelledImages;
  /** Target classes. */
  readonly classes: number;
  /** Target logits [n, classes] of source inputs [n, channels, height, width] in 0..1, from a model of any kind. */
  predict(inputs: FloatTensor): Float32Array | Promise<Float32Array>;
  /** Images per step, >= 1. */
  readonly batchSize: number;
  /** >= 1. */
  readonly steps: number;
  /** Of the order of the images, the perturbations, and random initial and given values. */
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: SpsaStep) => void;
}

export interface BlackBoxFit {
  readonly prompt: Pick<Prompt, 'name' | 'options'>;
  readonly values: PromptValues;
  /** One for every step. */
  readonly losses: readonly number[];
  /** Calls of `predict`. */
  readonly queries: number;
}

function checkOptions(options: BlackBoxOptions): void {
  const { train, prompt, classes } = options;
  checkSpsaGains(options, options.steps);
  checkCount('batchSize', options.batchSize);
  checkSeed(options.seed);
  checkImages(train.images, prompt.graph.imageShape);
  checkOneLabelEach(train);
  checkLabels(train.labels, classes);
  checkEveryClassPresent(train.labels, classes);
}

/**
 * Visual prompting of a model that gives no gradient, such as a remote one: SPSA-GC (see `spsaGc`) on the cross-entropy
 * of its target logits over batches of the training images. Running statistics of a prompt keep their initial values.
 *
 * Cost: 2 `average` queries of a batch per step.
 *
 * @throws InvalidArgumentError, ShapeMismatchError, LabelRangeError or EmptyClassError before any work for what does
 * not fit; ShapeMismatchError for logits of another size, NonFiniteLossError for a loss that is not finite. Rejects
 * with the reason of `signal` once it is aborted.
 */
export async function fitPromptBlackBox(options: BlackBoxOptions): Promise<BlackBoxFit> {
  checkOptions(options);
  const { engine, prompt, train, classes, predict, seed, onStep } = options;
  const { images, labels } = train;
  const batchSize = Math.min(options.batchSize, images.count);
  const batches = Math.ceil(images.count / batchSize);
  const values = copyValues(prompt.initialValues(seededGenerator(seed, 'prompt')));
  project(values, prompt.bounds);
  const losses: number[] = [];
  let queries = 0;

  const prompted = await PromptedImages.open(engine, prompt, batchSize);
  try {
    const fitted = await spsaGc({
      ...options,
      values,
      trained: [...prompt.graph.trained.keys()],
      ...(prompt.bounds && { bounds: prompt.bounds }),
      async loss(tried, step) {
        const epoch = Math.floor((step - 1) / batches);
        const batch = [...paddedBatches(epochOrder(images.count, seed, epoch), batchSize)][
          (step - 1) % batches
        ]!;
        const indices = batch.indices.subarray(0, batch.actual);
        const given = prompt.given?.draw(seededGenerator(seed, `given/${step}`)) ?? {};
        const logits = await predict(await prompted.of(images, indices, tried, given));
        queries += 1;
        if (logits.length !== indices.length * classes) {
          throw new ShapeMismatchError(
            `invalid logits: got ${logits.length}, expected ${classes} for each of ${indices.length} images`,
          );
        }
        return meanCrossEntropy(
          logits,
          indices.map((index) => labels[index]!),
          classes,
        );
      },
      onStep(step) {
        losses.push(step.loss);
        onStep?.(step);
      },
    });
    return { prompt: { name: prompt.name, options: prompt.options }, values: fitted, losses, queries };
  } finally {
    await prompted.dispose();
  }
}
