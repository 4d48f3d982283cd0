import { planSchedule } from '../training/budget.js';
import type { StepRunner } from '../training/step-executables.js';
import { copyValues } from './copy-values.js';
import type { MapMaker } from './map-by-forward-pass.js';
import { PromptStep } from './prompt-step.js';
import type { ValidationRunner } from './prompt-validation.js';
import { trainPrompt } from './train-prompt.js';
import type { TrainingState } from './training-state.js';
import type { AnyPromptingOptions } from './visual-prompt.js';

/** What computes a training. */
export interface PromptRunners {
  readonly executables: StepRunner;
  readonly validation: ValidationRunner | undefined;
  /** Only with a mapping. */
  readonly mapByForwardPass?: MapMaker;
}

/** What computes a training through a label map. */
export interface TrainingRunners extends PromptRunners {
  readonly mapByForwardPass: MapMaker;
}

/** Trains from a state to the end; the state itself stays as it is. */
export function trainFrom(
  options: AnyPromptingOptions,
  runners: PromptRunners,
  start: TrainingState,
): Promise<TrainingState> {
  const { prompt, train, optimizer, readout, budget, learningRate, schedule: kind = 'multi-step' } = options;
  const values = copyValues(start.values);
  const step = new PromptStep({
    executables: runners.executables,
    train,
    prompt,
    values,
    optimizer,
    ...(readout && {
      readout: {
        learningRateScale: (readout.learningRate ?? learningRate) / learningRate,
        weightDecay: readout.weightDecay ?? 0,
      },
    }),
  });
  for (const [name, state] of Object.entries(start.optimizers)) step.optimizers.get(name)!.restore(state);
  const { count } = train.images;
  const batchSize = Math.min(options.batchSize, count);
  const schedule = planSchedule(budget, { count, batchSize, learningRate, kind });
  return trainPrompt({ ...runners, options, step, schedule, batchSize, values }, start);
}
