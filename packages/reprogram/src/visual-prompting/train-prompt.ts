import { mapChurn } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import type { Schedule } from '../training/budget.js';
import type { StepRunner } from '../training/step-executables.js';
import { turn } from '../training/turn.js';
import { isBetter, isOutOfPatience } from '../training/validation.js';
import { copyValues } from './copy-values.js';
import { DivergedTrainingError } from './diverged-training-error.js';
import type { MapMaker } from './map-by-forward-pass.js';
import { mapEstimator } from './map-estimator.js';
import { isRefreshed } from './mapping.js';
import type { PromptStep } from './prompt-step.js';
import type { ValidationRunner } from './prompt-validation.js';
import { trainEpoch } from './train-epoch.js';
import type { BestEpoch, TrainingState } from './training-state.js';
import type { AnyPromptingOptions, EpochRecord } from './visual-prompt.js';

/** What a training runs on. */
export interface TrainingRun {
  readonly options: AnyPromptingOptions;
  readonly step: PromptStep;
  readonly executables: StepRunner;
  readonly validation: ValidationRunner | undefined;
  readonly mapByForwardPass?: MapMaker;
  readonly schedule: Schedule;
  /** Images per step. */
  readonly batchSize: number;
  /** What `step` trains. */
  readonly values: PromptValues;
}

/** Whether all epochs are done, or the last `patience` of them brought nothing. */
function isDone({ epochs, best }: TrainingState, { options, schedule }: TrainingRun): boolean {
  const patience = options.validation?.patience;
  return epochs.length >= schedule.epochs || isOutOfPatience(epochs.length, best?.epoch, patience);
}

/**
 * Runs epochs from a state on, whose values `run.values` hold, to the end of the budget or of the patience.
 *
 * @throws DivergedTrainingError with the last good state.
 */
export async function trainPrompt(run: TrainingRun, start: TrainingState): Promise<TrainingState> {
  let state = start;
  while (!isDone(state, run)) {
    await turn(run.options.signal);
    state = await nextState(run, state);
    run.options.onEpoch?.(state.epochs.at(-1)!);
    await run.options.onCheckpoint?.(state);
  }
  return state;
}

async function nextState(run: TrainingRun, state: TrainingState): Promise<TrainingState> {
  const { options, step, executables, validation, schedule, batchSize, values } = run;
  const epoch = state.epochs.length;
  const spent = () => executables.macs + (validation?.macs ?? 0);
  const before = spent();
  const mapping = options.mapping && isRefreshed(options.mapping) ? options.mapping : undefined;
  const refreshed = mapping !== undefined && epoch + 1 < schedule.epochs;
  const byForwardPass = refreshed && mapping.refresh === 'forward-pass';
  const estimator = refreshed && !byForwardPass ? mapEstimator({ ...options, mapping }) : undefined;
  const pass = await trainEpoch(options, step, schedule, batchSize, epoch, state.map, estimator);
  if ('nonFinite' in pass) {
    throw new DivergedTrainingError(pass.nonFinite.loss, epoch, pass.nonFinite.step, state);
  }
  const steps = state.steps + pass.steps;
  if (Object.values(values).some(({ data }) => !data.every(Number.isFinite))) {
    throw new DivergedTrainingError(Number.NaN, epoch, steps - 1, state);
  }
  const { map, macs } = byForwardPass
    ? await run.mapByForwardPass!(values)
    : { map: estimator?.map() ?? state.map, macs: 0 };
  const record: EpochRecord = {
    epoch,
    loss: pass.loss / pass.images,
    accuracy: pass.correct / pass.images,
    mapChurn: mapChurn(state.trainedMap, state.map),
    learningRate: schedule.learningRate(steps - 1),
    ...(validation && { validation: await validation.run(values, map) }),
  };
  const epochs = [...state.epochs, record];
  const now = copyValues(values);
  const best = validation && bestOf(state, record, { epoch, values: now, map: state.map }, options);
  return {
    configuration: state.configuration,
    epochs,
    values: now,
    optimizers: Object.fromEntries([...step.optimizers].map(([name, { state: own }]) => [name, own])),
    trainedMap: state.map,
    map,
    imageSteps: state.imageSteps + pass.images,
    steps,
    macs: state.macs + spent() - before + macs,
    ...(best && { best }),
  };
}

function bestOf(
  { best, epochs }: TrainingState,
  record: EpochRecord,
  candidate: BestEpoch,
  { validation }: AnyPromptingOptions,
): BestEpoch {
  if (best === undefined) return candidate;
  const before = epochs[best.epoch]!.validation!;
  return isBetter(record.validation!, before, validation!) ? candidate : best;
}
