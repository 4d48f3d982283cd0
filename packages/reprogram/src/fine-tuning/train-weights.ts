import type { FloatTensor, Network } from '@reticket/network';
import { augmentedImages } from '../augmentation/augmented-images.js';
import { paddedBatches } from '../images/padded-batches.js';
import { argMaxRows } from '../training/arg-max.js';
import type { Schedule } from '../training/budget.js';
import { epochOrder } from '../training/epoch-order.js';
import { meanCrossEntropy } from '../training/mean-cross-entropy.js';
import type { StepExecutables } from '../training/step-executables.js';
import type { TrainedEpoch } from '../training/training-options.js';
import { turn } from '../training/turn.js';
import { isBetter, isOutOfPatience, type ValidationRecord } from '../training/validation.js';
import { DivergedTrainingError } from '../visual-prompting/diverged-training-error.js';
import { copyWeights } from './copy-weights.js';
import type { FineTuningOptions, FineTuningState } from './fine-tuning.js';
import { predictFineTuned } from './predict-fine-tuned.js';
import type { WeightStep } from './weight-step.js';

/** What a training runs on. */
export interface FineTuningRun {
  readonly options: FineTuningOptions;
  /** With the new classifier. */
  readonly network: Network;
  readonly step: WeightStep;
  readonly executables: StepExecutables;
  readonly schedule: Schedule;
  /** Images per step. */
  readonly batchSize: number;
  /** What `step` trains. */
  readonly weights: ReadonlyMap<string, FloatTensor>;
}

/**
 * Runs epochs from a state on, whose weights `run.weights` hold, to the end of the budget or of the patience.
 *
 * @throws DivergedTrainingError with the last good state.
 */
export async function trainWeights(run: FineTuningRun, start: FineTuningState): Promise<FineTuningState> {
  const { options, schedule } = run;
  const isDone = ({ epochs, best }: FineTuningState) =>
    epochs.length >= schedule.epochs ||
    isOutOfPatience(epochs.length, best?.epoch, options.validation?.patience);
  let state = start;
  while (!isDone(state)) {
    await turn(options.signal);
    state = await nextState(run, state);
    options.onEpoch?.(state.epochs.at(-1)!);
    await options.onCheckpoint?.(state);
  }
  return state;
}

async function nextState(run: FineTuningRun, state: FineTuningState): Promise<FineTuningState> {
  const { options, step, executables, schedule, weights } = run;
  const epoch = state.epochs.length;
  const before = executables.macs;
  const pass = await trainEpoch(run, state);
  const steps = state.steps + pass.steps;
  if ([...weights.values()].some(({ data }) => !data.every(Number.isFinite))) {
    throw new DivergedTrainingError(Number.NaN, epoch, steps - 1, state);
  }
  const validation = await validate(run);
  const record: TrainedEpoch = {
    epoch,
    loss: pass.loss / pass.images,
    accuracy: pass.correct / pass.images,
    learningRate: schedule.learningRate(steps - 1),
    ...(validation && { validation: validation.record }),
  };
  const now = copyWeights(weights);
  const { best } = state;
  const improved =
    validation &&
    (best === undefined ||
      isBetter(validation.record, state.epochs[best.epoch]!.validation!, options.validation!));
  const kept = improved ? { epoch, weights: now } : best;
  return {
    configuration: state.configuration,
    epochs: [...state.epochs, record],
    weights: now,
    optimizers: Object.fromEntries([...step.optimizers].map(([name, { state: own }]) => [name, own])),
    imageSteps: state.imageSteps + pass.images,
    steps,
    macs: state.macs + executables.macs - before + (validation?.macs ?? 0),
    ...(kept && { best: kept }),
  };
}

/** Sums over the images of one epoch, or over what the budget leaves of it. */
async function trainEpoch(run: FineTuningRun, state: FineTuningState) {
  const { options, step, schedule, batchSize } = run;
  const { train, classes, augmentation, seed, signal } = options;
  const epoch = state.epochs.length;
  const { labels } = train;
  const images = augmentation ? augmentedImages(train.images, augmentation, seed, epoch) : train.images;
  const sums = { loss: 0, correct: 0, images: 0, steps: 0 };
  for (const batch of paddedBatches(epochOrder(labels.length, seed, epoch), batchSize)) {
    const position = state.steps + sums.steps;
    if (position === schedule.steps) break;
    signal?.throwIfAborted();
    const learningRate = schedule.learningRate(position);
    const { loss, logits } = await step.run({ images, labels }, batch, learningRate);
    if (!Number.isFinite(loss)) throw new DivergedTrainingError(loss, epoch, position, state);
    options.onStep?.({ step: position, loss, learningRate });
    argMaxRows(logits.subarray(0, batch.actual * classes), classes).forEach((label, item) => {
      if (label === labels[batch.indices[item]!]) sums.correct += 1;
    });
    sums.loss += loss * batch.actual;
    sums.images += batch.actual;
    sums.steps += 1;
  }
  return sums;
}

async function validate({ options, network, weights }: FineTuningRun) {
  const { validation, classes } = options;
  if (validation === undefined) return undefined;
  const { images, labels } = validation.set;
  const { engine, batchSize, memoryLimit, signal } = options;
  const predicted = { engine, network, weights, images, batchSize, memoryLimit, signal };
  const { logits, macs } = await predictFineTuned(predicted);
  const correct = argMaxRows(logits, classes).filter((label, item) => label === labels[item]).length;
  const record: ValidationRecord = {
    loss: meanCrossEntropy(logits, labels, classes),
    accuracy: correct / images.count,
  };
  return { record, macs };
}
