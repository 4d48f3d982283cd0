import { elementCount, floatTensor, intTensor, type Tensor } from '@reticket/network';
import type { LabelledImages } from '../images/image-source.js';
import type { PaddedBatch } from '../images/padded-batches.js';

/**
 * What a training step is fed of a batch: `size` images from position `start` on, their labels, and the weight of each in
 * the mean over the batch. What lies beyond the batch, and its padding, is the first image of the part with no weight.
 */
export function partInputs(
  { images, labels }: LabelledImages,
  { indices, actual }: PaddedBatch,
  start: number,
  size: number,
): Readonly<Record<'images' | 'labels' | 'itemWeights', Tensor>> {
  const part = new Int32Array(size).fill(indices[start]!);
  part.set(indices.subarray(start, start + size));
  const pixels = new Float32Array(size * elementCount(images.shape));
  images.read(part, pixels);
  const weights = new Float32Array(size).fill(1 / actual, 0, Math.min(size, actual - start));
  return {
    images: floatTensor(pixels, [size, ...images.shape]),
    labels: intTensor(part.map((index) => labels[index]!)),
    itemWeights: floatTensor(weights, [size]),
  };
}
