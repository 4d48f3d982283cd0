import {
  input,
  type LayersModel,
  type layers,
  model as layersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import type { LabelMapping } from '../label-maps/label-mapping.js';
import { labelMapLayer } from './label-map-layer.js';
import { LogProbabilities } from './log-probabilities.js';
import { checkOutput, type ModelOutput, outputOf } from './source-model.js';
import type { VisualPrompt } from './visual-prompt.js';

export interface PromptedModelParts {
  /** Built, as `fitPrompt` returns it. */
  readonly prompt: VisualPrompt;
  readonly model: LayersModel;
  /** Without it every source class stands for itself. */
  readonly map?: LabelMapping;
  /** Between prompt and model, such as `layers.rescaling`. */
  readonly preprocess?: layers.Layer;
  /** What the model gives; `probabilities` by default where it ends in a softmax, else `logits`. */
  readonly output?: ModelOutput;
}

/**
 * Prompt, model and label map as one model, images [n, h, w, c] -> logits of the target classes [n, K], to be saved as
 * any other. It shares the weights of its parts: disposing of it disposes of the prompt and the model.
 *
 * @throws InvalidArgumentError for a prompt that is not built or an unknown output. @throws DuplicateSourceError,
 * TooManyClassesError or InvalidArgumentError for a map that is not of the model's classes.
 */
export function promptedModel(parts: PromptedModelParts): LayersModel {
  const { prompt, model, map, preprocess, output = outputOf(model) } = parts;
  checkOutput(output);
  const [channels, height, width] = prompt.prompt.graph.imageShape;
  const images = input({ shape: [height, width, channels] });
  const chain = [
    prompt,
    ...(preprocess ? [preprocess] : []),
    model,
    ...(output === 'probabilities' ? [new LogProbabilities()] : []),
    ...(map ? [labelMapLayer(map, model.outputs[0]!.shape.at(-1)!)] : []),
  ];
  const outputs = chain.reduce((value, layer) => layer.apply(value) as SymbolicTensor, images);
  return layersModel({ inputs: images, outputs });
}
