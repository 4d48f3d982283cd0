import {
  type Engine,
  type Network,
  promptStepProgram,
  type StepReadout,
  type Weights,
} from '@reticket/network';
import { StepExecutables } from '../training/step-executables.js';
import { PromptValidation, type PromptValidationOptions } from './prompt-validation.js';
import { type PromptRunners, trainFrom } from './train-from.js';
import type { TrainingState } from './training-state.js';
import type { AnyPromptingOptions } from './visual-prompt.js';

/** A run of any kind on an engine. */
export interface EngineTrainingOptions extends AnyPromptingOptions {
  readonly engine: Engine;
  /** Batch normalisation folded. */
  readonly network: Network;
  readonly weights: Weights;
}

/** The executables of a run's training steps, sized before any work; none is compiled yet. */
export function stepExecutables(
  options: EngineTrainingOptions,
  { kind, sourceLogits }: { readonly kind: StepReadout; readonly sourceLogits: boolean },
): StepExecutables {
  const { network, prompt, classes } = options;
  return new StepExecutables({
    ...options,
    batchSize: Math.min(options.batchSize, options.train.images.count),
    accumulate: options.accumulate ?? 1,
    memoryLimit: options.memoryLimit,
    exact: prompt.graph.statistics !== undefined,
    programOf: (batch) =>
      promptStepProgram(network, {
        batch,
        prompt: prompt.graph,
        targetClasses: classes,
        readout: kind,
        sourceLogits,
      }),
  });
}

export interface EngineRunners extends Omit<PromptRunners, 'executables' | 'validation'> {
  readonly executables: StepExecutables;
  /** How validation images are read out. */
  readonly validation: Pick<PromptValidationOptions, 'programOf' | 'targetLogits'>;
}

/** Trains from a state to the end; executables are disposed of in every case. */
export async function trainOnEngine(
  options: EngineTrainingOptions,
  { validation: readOut, ...runners }: EngineRunners,
  start: TrainingState,
): Promise<TrainingState> {
  const set = options.validation?.set;
  let validation: PromptValidation | undefined;
  try {
    validation = set && (await PromptValidation.open({ ...options, ...readOut, set }));
    return await trainFrom(options, { ...runners, validation }, start);
  } finally {
    await validation?.dispose();
    await runners.executables.dispose();
  }
}
