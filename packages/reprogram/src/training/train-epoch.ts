import { augmentedImages } from '../augmentation/augmented-images.js';
import type { ImageSource } from '../images/image-source.js';
import { type PaddedBatch, paddedBatches } from '../images/padded-batches.js';
import { argMaxRows } from './arg-max.js';
import type { Schedule } from './budget.js';
import { epochOrder } from './epoch-order.js';
import type { TrainingOptions } from './training-options.js';

/** What a step says of its batch, before it moves anything. */
export interface StepResult {
  /** Mean over the images of the batch. */
  readonly loss: number;
  /** [batch, classes], padding included. */
  readonly logits: Float32Array;
}

/** What trains on the batches of an epoch. */
export interface EpochTrainer<Result extends StepResult> {
  /** A step on a batch of the training images, augmented or as they are; moves nothing where the loss is not finite. */
  step(images: ImageSource, batch: PaddedBatch, learningRate: number): Promise<Result>;
  /** Handed every step whose loss is finite, and the labels of its images. */
  see?(result: Result, labels: Int32Array): void;
}

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

/** Runs one epoch of a schedule, or what the budget leaves of it. */
export async function trainEpoch<Result extends StepResult>(
  options: TrainingOptions,
  { schedule, batchSize, epoch }: { schedule: Schedule; batchSize: number; epoch: number },
  trainer: EpochTrainer<Result>,
): Promise<EpochPass | NonFiniteStep> {
  const { train, classes, augmentation, seed, signal } = options;
  const { labels } = train;
  const images = augmentation ? augmentedImages(train.images, augmentation, seed, epoch) : train.images;
  const first = epoch * schedule.stepsPerEpoch;
  let position = first;
  let loss = 0;
  let correct = 0;
  let count = 0;
  for (const batch of paddedBatches(epochOrder(labels.length, seed, epoch), batchSize)) {
    if (position === schedule.steps) break;
    signal?.throwIfAborted();
    const learningRate = schedule.learningRate(position);
    const result = await trainer.step(images, batch, learningRate);
    if (!Number.isFinite(result.loss)) return { nonFinite: { loss: result.loss, step: position } };
    options.onStep?.({ step: position, loss: result.loss, learningRate });
    const own = batch.indices.subarray(0, batch.actual).map((index) => labels[index]!);
    const predicted = argMaxRows(result.logits.subarray(0, batch.actual * classes), classes);
    correct += predicted.filter((label, item) => label === own[item]).length;
    trainer.see?.(result, own);
    loss += result.loss * batch.actual;
    count += batch.actual;
    position += 1;
  }
  return { loss, correct, images: count, steps: position - first };
}
