import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { LayersModel, layers } from '@tensorflow/tfjs-layers';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { logProbabilities } from './log-probabilities.js';

type Layer = layers.Layer;

/** What is used of a `GraphModel` of `@tensorflow/tfjs-converter`, which is no dependency. */
export interface GraphModelLike {
  predict(images: Tensor): unknown;
  execute?(images: Tensor, output: string): unknown;
}

/** [n, height, width, channels] -> [n, classes], of differentiable operations. Results are disposed of by the caller. */
export type SourceFunction = (images: Tensor4D) => Tensor2D;

/** A frozen model: nothing here ever changes its weights. */
export type SourceModel = LayersModel | GraphModelLike | SourceFunction;

/** What a model gives; probabilities are turned into logits by their logarithm. */
export type ModelOutput = 'logits' | 'probabilities';

/** From images in 0..1 to what the model takes: a layer, which is saved along, or a function. */
export type Preprocess = Layer | ((images: Tensor4D) => Tensor4D);

export function isLayersModel(model: SourceModel): model is LayersModel {
  return 'layers' in model && 'apply' in model;
}

/** `probabilities` where a layers model ends in a softmax. */
export function outputOf(model: SourceModel): ModelOutput {
  if (!isLayersModel(model)) return 'logits';
  const last = model.layers.at(-1)!;
  if ('layers' in last) return outputOf(last as unknown as LayersModel);
  const softmax = last.getClassName() === 'Softmax' || last.getConfig().activation === 'softmax';
  return softmax ? 'probabilities' : 'logits';
}

/** @throws InvalidArgumentError for an unknown output. */
export function checkOutput(output: ModelOutput): void {
  if (output !== 'logits' && output !== 'probabilities') {
    throw new InvalidArgumentError(`invalid output: got ${output}, expected logits or probabilities`);
  }
}

/**
 * Runs a model of any kind for inference, so that gradients flow to its inputs.
 *
 * @throws InvalidArgumentError for several outputs.
 */
export function runModel(model: SourceModel, images: Tensor4D): Tensor {
  const output =
    typeof model === 'function'
      ? model(images)
      : isLayersModel(model)
        ? model.apply(images, { training: false })
        : model.predict(images);
  if (isTensor(output)) return output;
  throw new InvalidArgumentError('invalid model: got several outputs, expected one tensor');
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'rank' in value && 'dtype' in value;
}

/** Applies a layer or a function; without one the images are given back. */
export function preprocessed(images: Tensor4D, preprocess: Preprocess | undefined): Tensor4D {
  if (preprocess === undefined) return images;
  return typeof preprocess === 'function' ? preprocess(images) : (preprocess.apply(images) as Tensor4D);
}

/**
 * A model as a function from images in 0..1 to logits [n, classes].
 *
 * @throws InvalidArgumentError for an unknown output; the function ShapeMismatchError for an output of another rank.
 */
export function logitsOf(
  model: SourceModel,
  {
    preprocess,
    output = outputOf(model),
  }: { preprocess?: Preprocess | undefined; output?: ModelOutput | undefined },
): SourceFunction {
  checkOutput(output);
  return (images) => {
    const raw = runModel(model, preprocessed(images, preprocess));
    if (raw.rank !== 2) {
      throw new ShapeMismatchError(
        `invalid model output: got [${raw.shape.join(',')}], expected [n, classes]`,
      );
    }
    return output === 'logits' ? (raw as Tensor2D) : logProbabilities(raw as Tensor2D);
  };
}

/** Height, width and channels of what a model takes, where it tells. */
export function inputShapeOf(model: SourceModel): readonly (number | null)[] | undefined {
  const { inputs } = model as { inputs?: readonly { readonly shape?: readonly (number | null)[] }[] };
  return inputs?.[0]?.shape?.slice(1).map((size) => (size !== null && size > 0 ? size : null));
}

export function nameOf(model: SourceModel): string {
  return (model as { name?: string }).name || 'model';
}
