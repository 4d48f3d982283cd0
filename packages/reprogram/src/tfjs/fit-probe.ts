import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import { checkCount, checkEveryClassPresent, checkNotNegative } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { checkOneLabelEach } from '../images/check-images.js';
import { predictLinearProbe } from '../linear-probe/predict-linear-probe.js';
import { checkRidges, fitRidgePath, type RidgePathPoint } from '../ridge-probe/fit-ridge-path.js';
import { fitRidgeProbe } from '../ridge-probe/fit-ridge-probe.js';
import type { RidgeFitOptions } from '../ridge-probe/ridge-fitter.js';
import type { RidgeProbeFit } from '../ridge-probe/ridge-probe.js';
import { featureModel } from './feature-model.js';
import { imageSourceOf, type TfjsImages } from './image-input.js';
import { type LabelledTfjsImages, labelsOf, type TfjsLabels } from './label-input.js';
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
  readonly validation?: LabelledTfjsImages;
  /** Penalties to try, falling; 13 from 1 to 1e-6 by default; only with `validation`. */
  readonly ridges?: readonly number[];
}

export interface ProbeFit {
  readonly probe: RidgeProbeFit;
  /** Every penalty that was tried; only with validation images. */
  readonly path?: readonly RidgePathPoint[];
  /**
   * Dense layer [n, width] -> logits [n, classes] with the standardisation folded in; `probedModel` puts it on the model.
   * The caller disposes of it.
   */
  readonly head: layers.Layer;
  /** Logits [n, classes] of images. */
  predict(images: TfjsImages): Promise<Float32Array>;
}

function checkPenalties({ l2, ridges, validation }: ProbeOptions): void {
  if (validation && l2 !== undefined) {
    throw new InvalidArgumentError(`invalid l2: got ${l2}, expected none beside validation images`);
  }
  if (!validation && ridges !== undefined) {
    throw new InvalidArgumentError('invalid ridges: got some, expected none without validation images');
  }
  checkNotNegative('l2', l2 ?? 0);
  if (ridges) checkRidges(ridges);
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
  checkPenalties(options);
  const features = featureModel(model, layer);

  async function extract(images: TfjsImages) {
    const { rows, width } = await predictRows(
      await imageSourceOf(images),
      { batchSize, signal: options.signal },
      (pixels: Tensor4D) => runModel(features, preprocessed(pixels, preprocess)),
    );
    return { features: rows, width };
  }

  async function read(set: LabelledTfjsImages) {
    const images = await imageSourceOf(set.images);
    const labels = await labelsOf(set.labels, classes);
    checkOneLabelEach({ images, labels });
    return { images, labels };
  }

  const train = await read(options);
  checkEveryClassPresent(train.labels, classes);
  const held = validation && (await read(validation));
  const fit = { ...rest, ...(await extract(train.images)), labels: train.labels, classes };
  const { probe, path } = held
    ? await fitRidgePath({
        ...fit,
        validation: { ...(await extract(held.images)), labels: held.labels },
        ...(ridges && { ridges }),
      })
    : { probe: await fitRidgeProbe({ ...fit, ...(l2 !== undefined && { l2 }) }), path: undefined };
  return {
    probe,
    ...(path && { path }),
    head: probeHead(probe),
    predict: async (images) => predictLinearProbe(probe, (await extract(images)).features),
  };
}
