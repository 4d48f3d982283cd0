import { type Executable, elementCount, floatTensor, type Tensor } from '@reticket/network';
import type { ImageSource } from '../images/image-source.js';
import { paddedBatches } from '../images/padded-batches.js';
import { range } from '../random/shuffle.js';

/**
 * Runs a program without labels over every image in order and hands each batch's outputs to `take`, with the position
 * of its first image and the number of rows that are no padding. Stops between batches when `signal` says so.
 */
export async function runOverImages(
  executable: Pick<Executable, 'run'>,
  images: ImageSource,
  batchSize: number,
  inputs: Readonly<Record<string, Tensor>>,
  signal: AbortSignal | undefined,
  take: (outputs: Readonly<Record<string, Tensor>>, start: number, actual: number) => void,
): Promise<void> {
  const pixels = new Float32Array(batchSize * elementCount(images.shape));
  const batch = floatTensor(pixels, [batchSize, ...images.shape]);
  let start = 0;
  for (const { indices, actual } of paddedBatches(range(images.count), batchSize)) {
    signal?.throwIfAborted();
    images.read(indices, pixels);
    take(await executable.run({ images: batch, ...inputs }), start, actual);
    start += actual;
  }
}
