import { foldBatchNorm, promptStepProgram } from '@reticket/network';
import { type LabelMapping, mapChurn } from '../label-maps/label-mapping.js';
import { randomLabelMap } from '../label-maps/random-label-map.js';
import { project } from '../prompts/project.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { planSchedule } from '../training/budget.js';
import { StepExecutables } from '../training/step-executables.js';
import { checkVisualPromptOptions } from './check-visual-prompting.js';
import { copyValues } from './copy-values.js';
import { mapByForwardPass } from './map-by-forward-pass.js';
import { isOneToOne, isRefreshed, type MapOf, type Mapping } from './mapping.js';
import { PromptStep } from './prompt-step.js';
import { PromptValidation } from './prompt-validation.js';
import { trainPrompt } from './train-prompt.js';
import { trainingConfiguration } from './training-configuration.js';
import type { TrainingState } from './training-state.js';
import type { VisualPromptFit, VisualPromptOptions } from './visual-prompt.js';

/** The state of a run before its first epoch. */
async function freshState(options: VisualPromptOptions<Mapping>): Promise<TrainingState> {
  const { network, prompt, classes, mapping, seed } = options;
  const values = copyValues(prompt.initialValues(seededGenerator(seed, 'prompt')));
  project(values, prompt.bounds);
  const { map, macs } =
    mapping.kind === 'random'
      ? {
          map: randomLabelMap(
            { sourceClasses: network.classes, targetClasses: classes },
            seededGenerator(seed, 'label map'),
          ),
          macs: 0,
        }
      : await mapByForwardPass(options, values);
  const configuration = trainingConfiguration(options);
  return {
    configuration,
    epochs: [],
    values,
    optimizers: {},
    trainedMap: map,
    map,
    imageSteps: 0,
    steps: 0,
    macs,
  };
}

/** The executables of the training steps, sized before any work; none is compiled yet. */
function stepExecutables(options: VisualPromptOptions<Mapping>): StepExecutables {
  const { network, prompt, classes, mapping } = options;
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
        labelMap: isOneToOne(mapping) ? 'one-to-one' : 'weights',
        sourceLogits: isRefreshed(mapping),
      }),
  });
}

/** Trains from a state to the end, on executables that are disposed of in every case. */
async function train(
  options: VisualPromptOptions<Mapping>,
  executables: StepExecutables,
  start: TrainingState,
): Promise<TrainingState> {
  const { prompt, train, optimizer, learningRate, schedule: kind = 'multi-step' } = options;
  const values = copyValues(start.values);
  const step = new PromptStep({ executables, train, prompt, values, optimizer });
  for (const [name, state] of Object.entries(start.optimizers)) step.optimizers.get(name)!.restore(state);
  const { count } = train.images;
  const batchSize = Math.min(options.batchSize, count);
  const schedule = planSchedule(options.budget, { count, batchSize, learningRate, kind });
  let validation: PromptValidation | undefined;
  try {
    validation =
      options.validation && (await PromptValidation.open({ ...options, set: options.validation.set }));
    return await trainPrompt({ options, step, executables, validation, schedule, batchSize, values }, start);
  } finally {
    await validation?.dispose();
    await executables.dispose();
  }
}

/**
 * Visual prompting with a frozen network (ILM-VP, Chen et al. 2023, arXiv 2211.11635): an optimiser on the prompt's
 * values, cross-entropy over the mapped logits; by default Adam, the learning rate cut to a tenth at 50 % and 72 % of
 * the budget. Unlike the reference, one pass per epoch gives both the gradients and the next label map (so the map is
 * made from predictions of a prompt that moved during the epoch), and the final map is made anew with the final prompt.
 * `bayesian`, `bayesian-plus` (BLM and BLM+, Cai et al. 2024, arXiv 2410.24018) and `many-to-one` maps are made anew at
 * the same times, and the loss goes through logits mixed by them.
 * With a validation set the values are those of the best epoch on it, and nothing else is chosen by it. Same options,
 * engine and machine: same bytes, also where a run goes on from a checkpoint.
 *
 * Cost: one forward and one input-gradient pass per image and epoch, one forward pass over the training images for
 * the first map (all but `random`) and for the final one (all but `random` and `frequency`), and one over the validation images per
 * epoch.
 *
 * @throws TooManyClassesError, EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any
 * work for what does not fit; MemoryLimitError of `@reticket/network` when not even one image fits into `memoryLimit`.
 * @throws DivergedTrainingError, which carries the last good state, or NonFiniteLogitsError when the numbers run away.
 * Rejects with the reason of `signal` once it is aborted. Executables are disposed of in every case.
 */
export async function fitVisualPrompt<const M extends Mapping>(
  options: VisualPromptOptions<M>,
): Promise<VisualPromptFit<M>> {
  checkVisualPromptOptions(options);
  const { prompt, mapping } = options;
  const folded = { ...options, ...foldBatchNorm({ network: options.network, weights: options.weights }) };
  const executables = stepExecutables(folded);
  const end = await train(folded, executables, options.resume ?? (await freshState(folded)));
  const { values, map: trainedMap } = end.best ?? { values: end.values, map: end.trainedMap };
  const final: { map: LabelMapping; macs: number } = isRefreshed(mapping)
    ? await mapByForwardPass(folded, values)
    : { map: trainedMap, macs: 0 };
  return {
    prompt: { name: prompt.name, options: prompt.options },
    values,
    map: final.map as MapOf<M>,
    finalMapChurn: mapChurn(trainedMap, final.map),
    epochs: end.epochs,
    ...(end.best && { bestEpoch: end.best.epoch }),
    steps: end.steps,
    imageSteps: end.imageSteps,
    macs: end.macs + final.macs,
  };
}
