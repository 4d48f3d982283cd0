import type { Tensor } from '@tensorflow/tfjs-core';
import {
  type LayersModel,
  type layers,
  model as layersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { InvalidArgumentError } from '../errors.js';
import { isLayersModel, type SourceModel } from './source-model.js';

/**
 * What gives the features of images: the part of a layers model up to a layer, or up to what its last layer with weights
 * takes; a node of a graph model; or a model as it is.
 *
 * @throws InvalidArgumentError for a layer that the model does not have.
 */
export function featureModel(model: SourceModel, layer: string | undefined): SourceModel {
  if (isLayersModel(model)) return featuresOfLayers(model, layer);
  if (layer === undefined) return model;
  if (typeof model === 'function' || model.execute === undefined) {
    throw new InvalidArgumentError(`invalid layer: got ${layer}, expected none for a function`);
  }
  const { execute } = model;
  return { predict: (images: Tensor) => execute.call(model, images, layer) };
}

/** The part of a layers model that gives features, as `featureModel` has it. It shares the weights. */
export function featuresOfLayers(model: LayersModel, layer: string | undefined): LayersModel {
  return layersModel({ inputs: model.inputs, outputs: featuresOf(model, layer) });
}

function featuresOf({ layers: all }: LayersModel, name: string | undefined): SymbolicTensor {
  if (name === undefined) return classifierOf(all).input as SymbolicTensor;
  const layer = all.find((each) => each.name === name);
  if (layer === undefined) {
    throw new InvalidArgumentError(
      `invalid layer: got ${name}, expected one of ${all.map((each) => each.name).join(', ')}`,
    );
  }
  return layer.output as SymbolicTensor;
}

function classifierOf(all: readonly layers.Layer[]): layers.Layer {
  const last = all.findLast(({ weights }) => weights.length > 0);
  if (last === undefined || last === all[0] || 'layers' in last) {
    throw new InvalidArgumentError(
      'invalid model: got one without a classifier of its own at its end, expected the option layer',
    );
  }
  return last;
}
