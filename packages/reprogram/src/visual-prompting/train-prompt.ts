import { NonFiniteLossError } from '../errors.js';
import { paddedBatches } from '../images/padded-batches.js';
import { type LabelMap, mapChurn } from '../label-maps/label-map.js';
import { argMaxRows } from '../training/arg-max.js';
import type { Schedule } from '../training/budget.js';
import { epochOrder } from '../training/epoch-order.js';
import { turn } from '../training/turn.js';
import { assignLabelMap } from './assign-label-map.js';
import type { PromptStep } from './prompt-step.js';
import type { EpochRecord, VisualPromptOptions } from './visual-prompt.js';

export interface PromptTraining {
  readonly epochs: readonly EpochRecord[];
  /** The map the last epoch was trained with. */
  readonly map: LabelMap;
  /** Images trained on, padding not counted. */
  readonly imageSteps: number;
}

interface EpochPass {
  /** Sum over the images. */
  readonly loss: number;
  readonly correct: number;
  readonly images: number;
  /** Arg-max source class of each training image; -1 for images the epoch did not reach, and without source logits. */
  readonly sourcePredictions: Int32Array;
}

/** Runs all epochs of a schedule in batches of `batchSize`. */
export async function trainPrompt(
  options: VisualPromptOptions,
  step: PromptStep,
  schedule: Schedule,
  batchSize: number,
  initialMap: LabelMap,
): Promise<PromptTraining> {
  const epochs: EpochRecord[] = [];
  let map = initialMap;
  let churn = 0;
  let imageSteps = 0;
  for (let epoch = 0; epoch < schedule.epochs; epoch += 1) {
    await turn(options.signal);
    const pass = await trainEpoch(options, step, schedule, batchSize, epoch, map);
    imageSteps += pass.images;
    const lastStep = Math.min((epoch + 1) * schedule.stepsPerEpoch, schedule.steps) - 1;
    const record: EpochRecord = {
      epoch,
      loss: pass.loss / pass.images,
      accuracy: pass.correct / pass.images,
      mapChurn: churn,
      learningRate: schedule.learningRate(lastStep),
    };
    epochs.push(record);
    options.onEpoch?.(record);
    if (options.mapping.kind === 'iterative' && epoch + 1 < schedule.epochs) {
      const next = assignLabelMap(pass.sourcePredictions, options);
      churn = mapChurn(map, next);
      map = next;
    }
  }
  return { epochs, map, imageSteps };
}

async function trainEpoch(
  { network, train, classes, seed, signal }: VisualPromptOptions,
  step: PromptStep,
  schedule: Schedule,
  batchSize: number,
  epoch: number,
  map: LabelMap,
): Promise<EpochPass> {
  const sourcePredictions = new Int32Array(train.labels.length).fill(-1);
  let position = epoch * schedule.stepsPerEpoch;
  let loss = 0;
  let correct = 0;
  let images = 0;
  for (const batch of paddedBatches(epochOrder(train.labels.length, seed, epoch), batchSize)) {
    if (position === schedule.steps) break;
    signal?.throwIfAborted();
    const result = await step.run(batch, map, schedule.learningRate(position));
    if (!Number.isFinite(result.loss)) throw new NonFiniteLossError(result.loss, epoch, position);
    const visited = batch.indices.subarray(0, batch.actual);
    const predicted = argMaxRows(result.logits.subarray(0, batch.actual * classes), classes);
    predicted.forEach((label, item) => {
      if (label === train.labels[visited[item]!]) correct += 1;
    });
    if (result.sourceLogits !== undefined) {
      const sources = argMaxRows(
        result.sourceLogits.subarray(0, batch.actual * network.classes),
        network.classes,
      );
      sources.forEach((source, item) => {
        sourcePredictions[visited[item]!] = source;
      });
    }
    loss += result.loss * batch.actual;
    images += batch.actual;
    position += 1;
  }
  return { loss, correct, images, sourcePredictions };
}
