import { augmentedImages } from '../augmentation/augmented-images.js';
import { paddedBatches } from '../images/padded-batches.js';
import type { LabelMap } from '../label-maps/label-map.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { argMaxRows } from '../training/arg-max.js';
import type { Schedule } from '../training/budget.js';
import { epochOrder } from '../training/epoch-order.js';
import type { PromptStep } from './prompt-step.js';
import type { VisualPromptOptions } from './visual-prompt.js';

export interface EpochPass {
  /** Sum over the images. */
  readonly loss: number;
  readonly correct: number;
  readonly images: number;
  readonly steps: number;
  /** Arg-max source class of each training image; -1 for images the epoch did not reach, and without source logits. */
  readonly sourcePredictions: Int32Array;
}

/** A step whose loss is not finite; nothing was moved. */
export interface NonFiniteStep {
  readonly nonFinite: { readonly loss: number; readonly step: number };
}

/** Runs one epoch of a schedule, or what the budget leaves of it. */
export async function trainEpoch(
  options: VisualPromptOptions,
  step: PromptStep,
  schedule: Schedule,
  batchSize: number,
  epoch: number,
  map: LabelMap,
): Promise<EpochPass | NonFiniteStep> {
  const { network, prompt, train, classes, augmentation, seed, signal } = options;
  const { labels } = train;
  const images = augmentation ? augmentedImages(train.images, augmentation, seed, epoch) : train.images;
  const random = seededGenerator(seed, `given/${epoch}`);
  const sourcePredictions = new Int32Array(labels.length).fill(-1);
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
    const predicted = argMaxRows(result.logits.subarray(0, batch.actual * classes), classes);
    predicted.forEach((label, item) => {
      if (label === labels[visited[item]!]) correct += 1;
    });
    if (result.sourceLogits !== undefined) {
      const logits = result.sourceLogits.subarray(0, batch.actual * network.classes);
      argMaxRows(logits, network.classes).forEach((source, item) => {
        sourcePredictions[visited[item]!] = source;
      });
    }
    loss += result.loss * batch.actual;
    count += batch.actual;
    position += 1;
  }
  return { loss, correct, images: count, steps: position - first, sourcePredictions };
}
