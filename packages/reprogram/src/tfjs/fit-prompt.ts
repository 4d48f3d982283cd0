import { type Tensor4D, tidy, zeros } from '@tensorflow/tfjs-core';
import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import type { LabelledImages } from '../images/image-source.js';
import { targetLogitsOf } from '../label-maps/label-mapping.js';
import type { Budget } from '../training/budget.js';
import { checkPromptTraining } from '../visual-prompting/check-visual-prompting.js';
import { finishedFit } from '../visual-prompting/finished-fit.js';
import { freshState } from '../visual-prompting/fresh-state.js';
import type { Mapping } from '../visual-prompting/mapping.js';
import { trainFrom } from '../visual-prompting/train-from.js';
import type { PromptTrainingOptions } from '../visual-prompting/visual-prompt.js';
import { builtPrompt } from './built-prompt.js';
import { imageSourceOf } from './image-input.js';
import { type LabelledTfjsImages, labelsOf } from './label-input.js';
import { predictRows } from './predict-rows.js';
import type { PromptFit, PromptOptions } from './prompt-fit.js';
import { logitsOf, nameOf, type SourceFunction } from './source-model.js';
import { tensorTraining } from './tensor-training.js';
import type { VisualPrompt } from './visual-prompt.js';

async function labelled({ images, labels }: LabelledTfjsImages, classes: number): Promise<LabelledImages> {
  return { images: await imageSourceOf(images), labels: await labelsOf(labels, classes) };
}

function budgetOf({ epochs, steps }: PromptOptions<Mapping>): Budget {
  if ((epochs === undefined) === (steps === undefined)) {
    throw new InvalidArgumentError(
      `invalid budget: got epochs ${epochs} and steps ${steps}, expected one of them`,
    );
  }
  return epochs === undefined ? { kind: 'steps', amount: steps! } : { kind: 'epochs', amount: epochs };
}

/** Classes of a model, by one image. */
function classesOf(logits: SourceFunction, layer: VisualPrompt): number {
  const [channels, height, width] = layer.prompt.graph.imageShape;
  return tidy(() => logits(layer.apply(zeros([1, height, width, channels])) as Tensor4D).shape[1]);
}

/**
 * Visual prompting of a model of TensorFlow.js: `fitVisualPrompt` with its label maps, schedule, optimisers, validation
 * and checkpoints, on any model and backend that has the gradients of its operations. Gradients are taken of the prompt
 * alone; the model does not change. Same options, backend and machine: same bytes. Tensors given stay alive; beside the
 * weight of the layer that is returned none is left over, also when it throws, but for what TensorFlow.js itself keeps
 * when an operation has no gradient.
 *
 * @throws EmptyClassError, LabelRangeError, TooManyClassesError, ShapeMismatchError or InvalidArgumentError before any
 * training for what does not fit. @throws DivergedTrainingError, which carries the last good state, or
 * NonFiniteLogitsError when the numbers run away. Rejects with the reason of `signal` once it is aborted.
 */
export async function fitPrompt<const M extends Mapping>(options: PromptOptions<M>): Promise<PromptFit<M>> {
  const { model, preprocess, output, validation, ...rest } = options;
  const train = await labelled(options, options.classes);
  const logits = logitsOf(model, { preprocess, output });
  const budget = budgetOf(options);
  const layer = builtPrompt(options, train.images.shape);
  try {
    const training: PromptTrainingOptions<M> = {
      ...rest,
      budget,
      train,
      prompt: layer.prompt,
      network: { name: nameOf(model), classes: classesOf(logits, layer) },
      ...(validation && {
        validation: { ...validation, set: await labelled(validation, options.classes) },
      }),
    };
    checkPromptTraining(training);
    const runners = tensorTraining(training, logits);
    const start = options.resume ?? (await freshState(training, runners.mapByForwardPass));
    const end = await trainFrom(training, runners, start);
    const { prompt, epochs, macs, ...fit } = await finishedFit(training, end, runners.mapByForwardPass);
    layer.setValues(fit.values);
    return {
      ...fit,
      history: epochs,
      prompt: layer,
      async predict(given, { batchSize = options.batchSize, signal } = {}) {
        checkCount('batchSize', batchSize);
        const { rows, width } = await predictRows(
          await imageSourceOf(given),
          { batchSize, signal },
          (pixels) => logits(layer.apply(pixels) as Tensor4D),
        );
        return targetLogitsOf(rows, width, fit.map);
      },
    };
  } catch (error) {
    layer.dispose();
    throw error;
  }
}
