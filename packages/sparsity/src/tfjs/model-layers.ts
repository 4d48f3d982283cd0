import type { LayersModel } from '@tensorflow/tfjs-layers';
import { InvalidArgumentError } from '../errors.js';

/** A layer of a model. */
export type Layer = LayersModel['layers'][number];

/** A variable that a layer owns. */
export type LayerVariable = Layer['weights'][number];

/** `kernel`, `depthwise_kernel`, `pointwise_kernel`, `recurrent_kernel`: what multiplies the inputs of a layer. */
const KERNEL = /(?:^|\/)(?:\w+_)?kernel$/;

/** Running statistics of batch norm, which are stored with the weights but are no parameters. */
const STATISTIC = /(?:^|\/)moving_(?:mean|variance)$/;

export function isKernel({ originalName }: LayerVariable): boolean {
  return KERNEL.test(originalName);
}

export function isParameter({ originalName }: LayerVariable): boolean {
  return !STATISTIC.test(originalName);
}

/** The layers of a model in its order, those of models inside it in their place. */
export function leafLayers({ layers }: { readonly layers: readonly Layer[] }): Layer[] {
  return layers.flatMap((layer) => {
    const { layers: inner } = layer as Partial<Pick<LayersModel, 'layers'>>;
    return inner === undefined ? [layer] : leafLayers({ layers: inner });
  });
}

/**
 * The layers to prune: those named, in the order of the model, or all that have kernels but the first and the last.
 *
 * @throws {InvalidArgumentError} for a name that no layer with a kernel has, or if nothing is left.
 */
export function prunableLayers(layers: readonly Layer[], names: readonly string[] | undefined): Layer[] {
  const candidates = layers.filter(({ weights }) => weights.some(isKernel));
  const known = candidates.map(({ name }) => name);
  if (names === undefined) {
    if (candidates.length > 2) return candidates.slice(1, -1);
    throw new InvalidArgumentError(
      'model',
      `${candidates.length} layers with a kernel`,
      'at least 3, of which the first and the last stay dense, or the option layers',
    );
  }
  const stray = names.find((name) => !known.includes(name));
  if (stray !== undefined || names.length === 0) {
    throw new InvalidArgumentError('layers', stray ?? 'none', `names among ${known.join(', ')}`);
  }
  return candidates.filter(({ name }) => names.includes(name));
}
