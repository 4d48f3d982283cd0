import type { Engine, Network, Weights } from '@reticket/network';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { ImageSource } from '../images/image-source.js';
import { extractFeatures } from '../linear-probe/extract-features.js';
import { predictLinearProbe } from '../linear-probe/predict-linear-probe.js';
import { predictPrompted } from '../visual-prompting/predict-prompted.js';
import type { Reprogramming } from './reprogramming.js';

export interface ApplyOptions {
  readonly engine: Engine;
  /** The source model: its name is that of the reprogramming. */
  readonly network: Network;
  readonly weights: Weights;
  /** Of the shape of the prompt's images. */
  readonly images: ImageSource;
  /** Images per run, >= 1; 64 by default. The result does not depend on it. */
  readonly batchSize?: number;
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal;
}

/**
 * Target logits [n, K] of images.
 *
 * @throws InvalidArgumentError for another source model, and as `predictPrompted` and `extractFeatures` do.
 */
export async function applyReprogramming(
  { source, prompt, values, readout }: Reprogramming,
  { batchSize = 64, ...model }: ApplyOptions,
): Promise<Float32Array> {
  if (model.network.name !== source) {
    throw new InvalidArgumentError(`invalid source model: got ${model.network.name}, expected ${source}`);
  }
  if (readout.kind === 'head') {
    const { features, width } = await extractFeatures({ ...model, batchSize, prompt: { prompt, values } });
    if (width !== readout.probe.width) {
      throw new ShapeMismatchError(`invalid head: got a width of ${readout.probe.width}, expected ${width}`);
    }
    return predictLinearProbe(readout.probe, features);
  }
  const map = readout.kind === 'map' ? readout.map : readout.weights;
  return (await predictPrompted({ ...model, batchSize, prompt, values, map })).targetLogits;
}
