import {
  input,
  type LayersModel,
  type layers,
  model as layersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { featuresOfLayers } from './feature-model.js';

export interface ProbedModelParts {
  readonly model: LayersModel;
  /** As `fitProbe` returns it. */
  readonly head: layers.Layer;
  /** The layer whose output `head` takes; by default what the model's last layer with weights takes. */
  readonly layer?: string;
  /** Before the model, such as `layers.rescaling`. */
  readonly preprocess?: layers.Layer;
}

/**
 * A model with the head of a probe in the place of its classifier, images [n, h, w, c] -> logits [n, classes], to be saved
 * as any other. It shares the weights of its parts: disposing of it disposes of the layers that it took from the model.
 *
 * @throws InvalidArgumentError for a layer that the model does not have.
 */
export function probedModel({ model, head, layer, preprocess }: ProbedModelParts): LayersModel {
  const features = featuresOfLayers(model, layer);
  const images = input({ shape: features.inputs[0]!.shape.slice(1) });
  const taken = preprocess === undefined ? images : (preprocess.apply(images) as SymbolicTensor);
  const outputs = head.apply(features.apply(taken) as SymbolicTensor) as SymbolicTensor;
  return layersModel({ inputs: images, outputs });
}
