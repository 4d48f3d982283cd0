import { addTransposedProduct, paddedTo } from '../linear-probe/dense-products.js';
import { standardizeRows } from '../linear-probe/standardization.js';
import type { WeightedItems } from './cross-entropy.js';

/** Items of the sample per feature: enough that every direction is seen, few enough to cost about a pass. */
const itemsPerFeature = 4;
/** Items at once. */
const chunkItems = 128;

/**
 * Mean of v v^T over evenly spread items, [size, size] for v = (standardised features, 1), filled up with zeros to `size`.
 * Cost: at most 4 * width^3 multiply-accumulates.
 */
export function sampledMoments({ features, labels, width, standardization }: WeightedItems): {
  readonly moments: Float64Array;
  readonly size: number;
} {
  const size = paddedTo(width + 1);
  const sample = Math.min(labels.length, itemsPerFeature * width);
  const scale = 1 / Math.sqrt(sample);
  const moments = new Float64Array(size * size);
  const x = new Float64Array(chunkItems * width);
  for (let start = 0; start < sample; start += chunkItems) {
    const items = Math.min(chunkItems, sample - start);
    const rows = Int32Array.from({ length: items }, (_, item) =>
      Math.floor(((start + item) * labels.length) / sample),
    );
    standardizeRows(features, width, standardization, rows, x);
    const count = paddedTo(items);
    const vectors = new Float64Array(count * size);
    for (let item = 0; item < items; item += 1) {
      const to = item * size;
      for (let column = 0; column < width; column += 1)
        vectors[to + column] = scale * x[item * width + column]!;
      vectors[to + width] = scale;
    }
    addTransposedProduct(vectors, vectors, { count, classes: size, width: size }, moments);
  }
  return { moments, size };
}
