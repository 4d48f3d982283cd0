import { fitBatch, floatTensor, foldBatchNorm, programMacs, promptStepProgram } from '@reticket/network';
import { NonFiniteLossError } from '../errors.js';
import { withExecutable } from '../execution/with-executable.js';
import { type LabelMap, mapChurn } from '../label-maps/label-map.js';
import { randomLabelMap } from '../label-maps/random-label-map.js';
import type { PromptValues } from '../prompts/prompt.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { planSchedule } from '../training/budget.js';
import { assignLabelMap } from './assign-label-map.js';
import { checkVisualPromptOptions } from './check-visual-prompting.js';
import { predictPrompted } from './predict-prompted.js';
import { PromptStep } from './prompt-step.js';
import { trainPrompt } from './train-prompt.js';
import type { VisualPromptFit, VisualPromptOptions } from './visual-prompt.js';

/** A map from one forward pass over the training images, and what the pass cost. */
async function mapByForwardPass(
  options: VisualPromptOptions,
  values: PromptValues,
): Promise<{ map: LabelMap; macs: number }> {
  const { engine, network, weights, prompt, train, batchSize, memoryLimit, signal } = options;
  const { sourcePredictions, macs } = await predictPrompted({
    engine,
    network,
    weights,
    prompt,
    values,
    images: train.images,
    batchSize,
    memoryLimit,
    ...(signal && { signal }),
  });
  return { map: assignLabelMap(sourcePredictions, options), macs };
}

/** Copies, so that training never changes what a prompt handed out. */
function trainable(values: PromptValues): PromptValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, { data, shape }]) => [name, floatTensor(data.slice(), shape)]),
  );
}

/**
 * Visual prompting with a frozen network (ILM-VP, Chen et al. 2023, arXiv 2211.11635): Adam on the prompt's values,
 * cross-entropy over the mapped logits, the learning rate cut to a tenth at 50 % and 72 % of the budget. Unlike the
 * reference, one pass per epoch gives both the gradients and the next label map (so the map is made from predictions
 * of a prompt that moved during the epoch), and the final map is made anew with the final prompt. Same options, engine
 * and machine: same bytes.
 *
 * Cost: one forward and one input-gradient pass per image and epoch, and one forward pass over the training images for
 * the first map (`frequency`, `iterative`) and for the final one (`iterative`).
 *
 * @throws TooManyClassesError, EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any
 * work for what does not fit; MemoryLimitError of `@reticket/network` when not even one image fits into `memoryLimit`.
 * @throws NonFiniteLossError or NonFiniteLogitsError when the numbers run away. Rejects with the reason of `signal`
 * once it is aborted. Executables are disposed of in every case.
 */
export async function fitVisualPrompt(options: VisualPromptOptions): Promise<VisualPromptFit> {
  checkVisualPromptOptions(options);
  const { engine, prompt, train, classes, mapping, seed } = options;
  const folded = foldBatchNorm({ network: options.network, weights: options.weights });
  const foldedOptions = { ...options, ...folded };
  const batchSize = Math.min(options.batchSize, train.images.count);
  const schedule = planSchedule(options.budget, {
    count: train.images.count,
    batchSize,
    learningRate: options.learningRate,
  });
  const { program } = fitBatch(engine, batchSize, options.memoryLimit, (batch) =>
    promptStepProgram(folded.network, {
      batch,
      prompt: prompt.graph,
      targetClasses: classes,
      sourceLogits: mapping.kind === 'iterative',
    }),
  );
  const values = trainable(prompt.initialValues(seededGenerator(seed, 'prompt')));

  const initial =
    mapping.kind === 'random'
      ? {
          map: randomLabelMap(
            { sourceClasses: folded.network.classes, targetClasses: classes },
            seededGenerator(seed, 'label map'),
          ),
          macs: 0,
        }
      : await mapByForwardPass(foldedOptions, values);

  const training = await withExecutable(engine, program, folded.weights, async (executable) => {
    const step = new PromptStep(executable, train, values);
    const trained = await trainPrompt(foldedOptions, step, schedule, batchSize, initial.map);
    return { ...trained, macs: programMacs(program) * step.runs };
  });
  if (Object.values(values).some(({ data }) => !data.every(Number.isFinite))) {
    throw new NonFiniteLossError(Number.NaN, schedule.epochs - 1, schedule.steps - 1);
  }

  const final =
    mapping.kind === 'iterative'
      ? await mapByForwardPass(foldedOptions, values)
      : { map: training.map, macs: 0 };
  return {
    values,
    map: final.map,
    finalMapChurn: mapChurn(training.map, final.map),
    epochs: training.epochs,
    steps: schedule.steps,
    imageSteps: training.imageSteps,
    macs: initial.macs + training.macs + final.macs,
  };
}
