import { foldBatchNorm, promptStepProgram } from '@reticket/network';
import { StepExecutables } from '../training/step-executables.js';
import { checkVisualPromptOptions } from './check-visual-prompting.js';
import { finishedFit } from './finished-fit.js';
import { freshState } from './fresh-state.js';
import { type MapMaker, mapByForwardPass } from './map-by-forward-pass.js';
import { isOneToOne, isRefreshed, type Mapping } from './mapping.js';
import { PromptValidation } from './prompt-validation.js';
import { trainFrom } from './train-from.js';
import type { TrainingState } from './training-state.js';
import type { VisualPromptFit, VisualPromptOptions } from './visual-prompt.js';

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
  mapOf: MapMaker,
): Promise<TrainingState> {
  const start = options.resume ?? (await freshState(options, mapOf));
  let validation: PromptValidation | undefined;
  try {
    validation =
      options.validation && (await PromptValidation.open({ ...options, set: options.validation.set }));
    return await trainFrom(options, { executables, validation, mapByForwardPass: mapOf }, start);
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
  const folded = { ...options, ...foldBatchNorm({ network: options.network, weights: options.weights }) };
  const mapOf: MapMaker = (values) => mapByForwardPass(folded, values);
  const end = await train(folded, stepExecutables(folded), mapOf);
  return finishedFit(folded, end, mapOf);
}
