import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import { checkCount } from '../arguments.js';
import { checkOneLabelEach } from '../images/check-images.js';
import { predictLinearProbe } from '../linear-probe/predict-linear-probe.js';
import { fitRidgePath, type RidgePathPoint } from '../ridge-probe/fit-ridge-path.js';
import { fitRidgeProbe } from '../ridge-probe/fit-ridge-probe.js';
import type { RidgeFitOptions } from '../ridge-probe/ridge-fitter.js';
import type { RidgeProbeFit } from '../ridge-probe/ridge-probe.js';
import { featureModel } from './feature-model.js';
import { imageSourceOf, type TfjsImages } from './image-input.js';
import { labelsOf, type TfjsLabels } from './label-input.js';
import { predictRows } from './predict-rows.js';
import { probeHead } from './probe-head.js';
import { type Preprocess, preprocessed, runModel, type SourceModel } from './source-model.js';

export interface ProbeOptions extends Omit<RidgeFitOptions, 'features' | 'width' | 'labels'> {
  /** A layers model with its classifier, or what gives features [n, width]: a graph model or a function. */
  readonly model: SourceModel;
  /** At the size of the model's input. */
  readonly images: TfjsImages;
  /** [n], 0..classes - 1; at least one of every class. */
  readonly labels: TfjsLabels;
  /**
   * The layer, or node of a graph model, whose output [n, width] is the features. By default, of a layers model, what its
   * last layer with weights takes.
   */
  readonly layer?: string;
  /** From images in 0..1 to what the model takes; none by default. */
  readonly preprocess?: Preprocess;
  /** Images per run, >= 1; 32 by default. */
  readonly batchSize?: number;
  /** Weight of the penalty, 0.01 by default; not with `validation`. */
  readonly l2?: number;
  /** Images to choose the penalty on, by NLL. */
  readonly validation?: { readonly images: TfjsImages; readonly labels: TfjsLabels };
  /** Penalties to try on validation images, falling; 13 from 1 to 1e-6 by default. */
  readonly ridges?: readonly number[];
}

export interface ProbeFit {
  readonly probe: RidgeProbeFit;
  /** Every penalty that was tried; only with validation images. */
  readonly path?: readonly RidgePathPoint[];
  /** Dense layer [n, width] -> logits [n, classes] with the standardisation folded in; `probedModel` puts it on the model. The caller disposes of it. */
  readonly head: layers.Layer;
  /** Logits [n, classes] of images. */
  predict(images: TfjsImages): Promise<Float32Array>;
}

/**
 * Linear probing of a model of TensorFlow.js: one forward pass over the images, then `fitRidgeProbe` on the features or,
 * with validation images, `fitRidgePath`. The model does not change. Tensors given stay alive; beside the two weights of
 * the head none is left over.
 *
 * @throws as `fitRidgeProbe`; also InvalidArgumentError for an unknown layer and ShapeMismatchError for features of
 * another rank than 2. Rejects with the reason of `signal` once it is aborted.
 */
export async function fitProbe(options: ProbeOptions): Promise<ProbeFit> {
  const { model, preprocess, classes, layer, validation, batchSize = 32, l2, ridges, ...rest } = options;
  checkCount('batchSize', batchSize);
  const features = featureModel(model, layer);

  async function extract(images: TfjsImages) {
    const { rows, width } = await predictRows(
      await imageSourceOf(images),
      { batchSize, signal: options.signal },
      (pixels: Tensor4D) => runModel(features, preprocessed(pixels, preprocess)),
    );
    return { features: rows, width };
  }

  async function itemsOf(set: { readonly images: TfjsImages; readonly labels: TfjsLabels }) {
    const images = await imageSourceOf(set.images);
    const labels = await labelsOf(set.labels, classes);
    checkOneLabelEach({ images, labels });
    return { ...(await extract(images)), labels };
  }

  const fit = { ...rest, ...(await itemsOf(options)), classes };
  const { probe, path } = validation
    ? await fitRidgePath({ ...fit, validation: await itemsOf(validation), ...(ridges && { ridges }) })
    : { probe: await fitRidgeProbe({ ...fit, ...(l2 !== undefined && { l2 }) }), path: undefined };
  return {
    probe,
    ...(path && { path }),
    head: probeHead(probe),
    predict: async (images) => predictLinearProbe(probe, (await extract(images)).features),
  };
}
