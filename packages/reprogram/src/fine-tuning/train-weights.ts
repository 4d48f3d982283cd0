import type { FloatTensor, Network } from '@reticket/network';
import type { Schedule } from '../training/budget.js';
import { DivergedTrainingError } from '../training/diverged-training-error.js';
import { runEpochs } from '../training/run-epochs.js';
import { scoreLogits } from '../training/score-logits.js';
import type { StepExecutables } from '../training/step-executables.js';
import { trainEpoch } from '../training/train-epoch.js';
import type { TrainedEpoch } from '../training/training-options.js';
import { bestEpoch } from '../training/validation.js';
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
export function trainWeights(run: FineTuningRun, start: FineTuningState): Promise<FineTuningState> {
  return runEpochs(run.options, run.schedule, start, (state) => nextState(run, state));
}

async function nextState(run: FineTuningRun, state: FineTuningState): Promise<FineTuningState> {
  const { options, step, executables, schedule, batchSize, weights } = run;
  const epoch = state.epochs.length;
  const before = executables.macs;
  const { labels } = options.train;
  const pass = await trainEpoch(
    options,
    { schedule, batchSize, epoch },
    {
      step: (images, batch, learningRate) => step.run({ images, labels }, batch, learningRate),
    },
  );
  if ('nonFinite' in pass) {
    throw new DivergedTrainingError(pass.nonFinite.loss, epoch, pass.nonFinite.step, state);
  }
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
  const epochs = [...state.epochs, record];
  const now = copyWeights(weights);
  const best =
    options.validation && bestEpoch(state.best, { epoch, weights: now }, epochs, options.validation);
  return {
    configuration: state.configuration,
    epochs,
    weights: now,
    optimizers: Object.fromEntries([...step.optimizers].map(([name, { state: own }]) => [name, own])),
    imageSteps: state.imageSteps + pass.images,
    steps,
    macs: state.macs + executables.macs - before + (validation?.macs ?? 0),
    ...(best && { best }),
  };
}

async function validate({ options, network, weights }: FineTuningRun) {
  const { validation, classes, engine, batchSize, memoryLimit, signal } = options;
  if (validation === undefined) return undefined;
  const { images, labels } = validation.set;
  const predicted = { engine, network, weights, images, batchSize, memoryLimit, signal };
  const { logits, macs } = await predictFineTuned(predicted);
  return { record: scoreLogits(logits, labels, classes), macs };
}
