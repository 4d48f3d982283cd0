import { mapChurn } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import { seededGenerator } from '../random/seeded-generator.js';
import type { Schedule } from '../training/budget.js';
import { DivergedTrainingError } from '../training/diverged-training-error.js';
import { runEpochs } from '../training/run-epochs.js';
import type { StepRunner } from '../training/step-executables.js';
import { trainEpoch } from '../training/train-epoch.js';
import { bestEpoch } from '../training/validation.js';
import { copyValues } from './copy-values.js';
import type { MapMaker } from './map-by-forward-pass.js';
import { mapEstimator } from './map-estimator.js';
import { isRefreshed } from './mapping.js';
import type { PromptStep } from './prompt-step.js';
import type { ValidationRunner } from './prompt-validation.js';
import type { TrainingState } from './training-state.js';
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

/**
 * Runs epochs from a state on, whose values `run.values` hold, to the end of the budget or of the patience.
 *
 * @throws DivergedTrainingError with the last good state.
 */
export function trainPrompt(run: TrainingRun, start: TrainingState): Promise<TrainingState> {
  return runEpochs(run.options, run.schedule, start, (state) => nextState(run, state));
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
  const { network, prompt, seed } = options;
  const random = seededGenerator(seed, `given/${epoch}`);
  const pass = await trainEpoch(
    options,
    { schedule, batchSize, epoch },
    {
      step: (images, batch, learningRate) =>
        step.run(batch, {
          map: state.map,
          learningRate,
          images,
          ...(prompt.given && { given: prompt.given.draw(random) }),
        }),
      see: ({ sourceLogits }, labels) =>
        estimator?.add(sourceLogits!.subarray(0, labels.length * network.classes), labels),
    },
  );
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
  const last = { epoch, values: now, map: state.map };
  const best = options.validation && bestEpoch(state.best, last, epochs, options.validation);
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
