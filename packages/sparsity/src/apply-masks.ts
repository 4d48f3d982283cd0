import type { Masks } from './mask.js';
import { type FloatTensor, requireTensor, type Weights } from './weights.js';

/**
 * New weights in which every masked parameter is a copy with +0 for each pruned weight. Parameters without
 * a mask are the same objects as in `weights`. O(size of the masked parameters).
 *
 * @throws {InvalidArgumentError} if a mask has no parameter of its name.
 * @throws {InvalidMaskError} if a mask and its parameter differ in size.
 */
export function applyMasks(weights: Weights, masks: Masks): Map<string, FloatTensor> {
  const masked = new Map(weights);
  for (const [name, mask] of masks) {
    const { data, shape } = requireTensor(weights, name);
    masked.set(name, { data: mask.apply(data), shape });
  }
  return masked;
}
