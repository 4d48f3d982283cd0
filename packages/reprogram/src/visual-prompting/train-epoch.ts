import { augmentedImages } from '../augmentation/augmented-images.js';
import { paddedBatches } from '../images/padded-batches.js';
import type { LabelMapping } from '../label-maps/label-mapping.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { argMaxRows } from '../training/arg-max.js';
import type { Schedule } from '../training/budget.js';
import { epochOrder } from '../training/epoch-order.js';
import type { MapEstimator } from './map-estimator.js';
import type { PromptStep } from './prompt-step.js';
import type { PromptingOptions } from './visual-prompt.js';

export interface EpochPass {
  /** Sum over the images. */
  readonly loss: number;
  readonly correct: number;
  readonly images: number;
  readonly steps: number;
}

/** A step whose loss is not finite; nothing was moved. */
export interface NonFiniteStep {
  readonly nonFinite: { readonly loss: number; readonly step: number };
}

/**
 * Runs one epoch of a schedule, or what the budget leaves of it. An estimator is given the source logits of all images,
 * which takes a step that returns them.
 */
export async function trainEpoch(
  options: PromptingOptions,
  step: PromptStep,
  schedule: Schedule,
  batchSize: number,
  epoch: number,
  map: LabelMapping,
  estimator: MapEstimator | undefined,
): Promise<EpochPass | NonFiniteStep> {
  const { network, prompt, train, classes, augmentation, seed, signal } = options;
  const { labels } = train;
  const images = augmentation ? augmentedImages(train.images, augmentation, seed, epoch) : train.images;
  const random = seededGenerator(seed, `given/${epoch}`);
  const first = epoch * schedule.stepsPerEpoch;
  let position = first;
  let loss = 0;
  let correct = 0;
  let count = 0;
  for (const batch of paddedBatches(epochOrder(labels.length, seed, epoch), batchSize)) {
    if (position === schedule.steps) break;
    signal?.throwIfAborted();
    const learningRate = schedule.learningRate(position);
    const result = await step.run(batch, {
      map,
      learningRate,
      images,
      ...(prompt.given && { given: prompt.given.draw(random) }),
    });
    if (!Number.isFinite(result.loss)) return { nonFinite: { loss: result.loss, step: position } };
    options.onStep?.({ step: position, loss: result.loss, learningRate });
    const visited = batch.indices.subarray(0, batch.actual);
    const own = visited.map((index) => labels[index]!);
    const predicted = argMaxRows(result.logits.subarray(0, batch.actual * classes), classes);
    correct += predicted.filter((label, item) => label === own[item]).length;
    estimator?.add(result.sourceLogits!.subarray(0, batch.actual * network.classes), own);
    loss += result.loss * batch.actual;
    count += batch.actual;
    position += 1;
  }
  return { loss, correct, images: count, steps: position - first };
}
