import { planSchedule } from '../training/budget.js';
import type { StepRunner } from '../training/step-executables.js';
import { copyValues } from './copy-values.js';
import type { MapMaker } from './map-by-forward-pass.js';
import { PromptStep } from './prompt-step.js';
import type { ValidationRunner } from './prompt-validation.js';
import { trainPrompt } from './train-prompt.js';
import type { TrainingState } from './training-state.js';
import type { PromptTrainingOptions } from './visual-prompt.js';

/** What computes a training. */
export interface TrainingRunners {
  readonly executables: StepRunner;
  readonly validation: ValidationRunner | undefined;
  readonly mapByForwardPass: MapMaker;
}

/** Trains from a state to the end; the state itself stays as it is. */
export function trainFrom(
  options: PromptTrainingOptions,
  runners: TrainingRunners,
  start: TrainingState,
): Promise<TrainingState> {
  const { prompt, train, optimizer, budget, learningRate, schedule: kind = 'multi-step' } = options;
  const values = copyValues(start.values);
  const step = new PromptStep({ executables: runners.executables, train, prompt, values, optimizer });
  for (const [name, state] of Object.entries(start.optimizers)) step.optimizers.get(name)!.restore(state);
  const { count } = train.images;
  const batchSize = Math.min(options.batchSize, count);
  const schedule = planSchedule(budget, { count, batchSize, learningRate, kind });
  return trainPrompt({ ...runners, options, step, schedule, batchSize, values }, start);
}
