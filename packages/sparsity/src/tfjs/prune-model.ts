import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { AllocationOptions } from '../allocate-masks.js';
import type { Mask, Masks } from '../mask.js';
import { type PruneOptions, prune } from '../prune.js';
import type { FloatTensor } from '../weights.js';
import { maskFromOutputsFirst, maskToOutputsFirst, toOutputsFirst } from './kernel-layout.js';
import { isKernel, isParameter, leafLayers, prunableLayers } from './model-layers.js';
import { PrunedModel } from './pruned-model.js';
import { readWeights, variablesByName } from './read-weights.js';

/** What {@link pruneModel} is asked for. */
export interface PruneModelOptions extends AllocationOptions, Pick<PruneOptions, 'method' | 'random'> {
  /**
   * Names of the layers whose kernels are pruned. Default: all layers with a kernel but the first and the last, as the
   * first convolution and the classifier stay dense in the lottery-ticket literature.
   */
  readonly layers?: readonly string[];
}

/**
 * Prunes a TensorFlow.js model in place: kernels of the chosen layers lose their least worthy weights, and no training
 * step brings them back, until the result is stripped or restored.
 *
 * Masks are named as tfjs names the variables (`conv2d_1/kernel`) and laid out as it lays them out, `within` too: HWIO
 * for convolutions, [in, out] for dense layers, row-major. Kernels are ranked with their outputs first, [out, in, ...], as
 * torch lays them out, so that structures, allocations and ties are those of `prune`.
 *
 * The model may be compiled before or after. Cost: one read of all weights.
 *
 * @throws {InvalidArgumentError} for layers without kernels, an unknown method, or a sparsity that cannot be reached.
 * @throws {MissingGradientsError} for a method that needs gradients.
 * @throws {NonFiniteError} if a prunable weight is NaN or infinite.
 */
export async function pruneModel(
  model: LayersModel,
  { layers: names, within, ...options }: PruneModelOptions,
): Promise<PrunedModel> {
  const layers = leafLayers(model);
  const kernels = prunableLayers(layers, names).flatMap(({ weights }) => weights.filter(isKernel));
  const variables = variablesByName(layers);
  const dense = await readWeights(variables);
  const prunable = [...new Set(kernels.map(({ originalName }) => originalName))];
  const ranked = new Map(dense);
  for (const name of prunable) ranked.set(name, toOutputsFirst(dense.get(name)!));
  const { masks, pruning } = prune(ranked, prunable, {
    ...options,
    within: within && layOut(within, dense, maskToOutputsFirst),
    parameters: [...variables].filter(([, variable]) => isParameter(variable)).map(([name]) => name),
  });
  return new PrunedModel(model, {
    masks: layOut(masks, dense, maskFromOutputsFirst),
    pruning,
    dense,
    variables,
  });
}

/** Masks in another layout; those of unknown arrays stay as they are. */
function layOut(
  masks: Masks,
  dense: ReadonlyMap<string, FloatTensor>,
  change: (mask: Mask, shape: readonly number[]) => Mask,
): Masks {
  return new Map(
    [...masks].map(([name, mask]) => {
      const shape = dense.get(name)?.shape;
      return [name, shape === undefined ? mask : change(mask, shape)];
    }),
  );
}
