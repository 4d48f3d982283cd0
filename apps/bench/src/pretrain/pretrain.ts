import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '@reticket/datasets';
import type { Engine, FloatTensor, Network, Weights } from '@reticket/network';
import writeFileAtomic from 'write-file-atomic';
import { evaluateWeights } from './evaluate-weights.js';
import { holdOut } from './hold-out.js';
import { initializeWeights } from './initialize-weights.js';
import { epochOf, learningRateAt } from './learning-rate.js';
import { checkRecipe, type PretrainRecipe } from './recipe.js';
import { seededStream } from './seeded-stream.js';
import { Sgd } from './sgd.js';
import { StepTrainer } from './step-trainer.js';
import {
  decodeTrainingState,
  type EpochRecord,
  encodeTrainingState,
  recipeHash,
  type TrainingState,
} from './training-state.js';

export interface PretrainOptions {
  readonly recipe: PretrainRecipe;
  readonly network: Network;
  readonly dataset: Dataset;
  readonly engine: Engine;
  /** Folder of the checkpoint; made by the caller. */
  readonly directory: string;
  /** Bytes that running a program may take; a training step cannot be split, as its statistics are of the batch. */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal;
  readonly onStep?: (epoch: number, done: number, total: number) => void;
  readonly onEpoch?: (record: EpochRecord) => void;
}

export interface PretrainResult {
  readonly weights: Weights;
  readonly curve: readonly EpochRecord[];
}

async function readState(path: string, hash: string): Promise<TrainingState | undefined> {
  try {
    return decodeTrainingState(await readFile(path), hash);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Trains a source model from scratch, or goes on from the checkpoint in `directory` when it is of the same recipe and
 * data. The weights of the last epoch are the result; nothing is chosen on the test split.
 *
 * @throws MemoryLimitError of `@reticket/network` before any work when a step needs more than `memoryLimit`.
 *
 * Memory: the data set as bytes plus one training step. A stop loses at most the epoch in progress.
 */
export async function pretrain(options: PretrainOptions): Promise<PretrainResult> {
  const { recipe, network, dataset, engine, directory, memoryLimit, signal } = options;
  checkRecipe(recipe);
  const hash = recipeHash(recipe, dataset.hash);
  const path = join(directory, 'checkpoint.safetensors');
  const { train, validation } = holdOut(dataset.train, recipe.validationPerClass);

  const saved = await readState(path, hash);
  const weights: Map<string, FloatTensor> =
    saved?.weights ?? initializeWeights(network, seededStream(recipe.seed, 'weights'));
  const optimizer = new Sgd(network, recipe, saved?.velocities);
  const curve: EpochRecord[] = [...(saved?.curve ?? [])];

  const trainer = await StepTrainer.open({
    engine,
    network,
    images: train,
    batches: recipe,
    memoryLimit,
    signal,
  });
  const steps = trainer.stepsPerEpoch;
  try {
    for (let epoch = curve.length; epoch < recipe.epochs; epoch += 1) {
      const started = performance.now();
      const { loss, top1: trainTop1 } = await trainer.run({
        weights,
        optimizer,
        from: epoch * steps,
        until: (epoch + 1) * steps,
        learningRate: (step) => learningRateAt(epochOf(step, steps), recipe),
        onStep: (next) => options.onStep?.(epoch + 1, next - epoch * steps, steps),
      });
      const { top1: validationTop1 } = await evaluateWeights(engine, network, weights, validation, {
        memoryLimit,
        signal,
      });
      const record: EpochRecord = {
        epoch: epoch + 1,
        learningRate: learningRateAt(epoch, recipe),
        loss,
        trainTop1,
        validationTop1,
        seconds: (performance.now() - started) / 1000,
      };
      curve.push(record);
      const state = encodeTrainingState({ weights, velocities: optimizer.velocities, curve }, hash);
      await writeFileAtomic(path, Buffer.from(state));
      options.onEpoch?.(record);
    }
  } finally {
    await trainer.dispose();
  }
  return { weights, curve };
}
