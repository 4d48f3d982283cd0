import type { Tensor as HostTensor } from '@reticket/network';
import { type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import { ShapeMismatchError } from '../errors.js';
import { runOverImages } from '../execution/run-over-images.js';
import type { ImageSource } from '../images/image-source.js';
import { onDevice, take } from './transfer.js';

export interface RowOptions {
  readonly batchSize: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a function of tensors that gives one row per image over all of them: `use` is handed the rows of each batch, their
 * width, and the position of the first image. No tensor is left over.
 *
 * @throws ShapeMismatchError for another rank. Rejects with the reason of `signal` once it is aborted.
 */
export async function runRows(
  images: ImageSource,
  { batchSize, signal }: RowOptions,
  rowsOf: (images: Tensor4D) => Tensor,
  use: (rows: Float32Array, width: number, start: number) => void,
): Promise<void> {
  const executable = {
    run: async (inputs: Readonly<Record<string, HostTensor>>) => ({
      rows: await take(tidy(() => rowsOf(onDevice(inputs.images!)))),
    }),
  };
  const size = Math.min(batchSize, images.count);
  await runOverImages(executable, images, size, {}, signal, (outputs, start, actual) => {
    const { data, shape } = outputs.rows!;
    if (shape.length !== 2) {
      throw new ShapeMismatchError(
        `invalid model output: got [${shape.join(',')}], expected one row per image`,
      );
    }
    const width = shape[1]!;
    use((data as Float32Array).subarray(0, actual * width), width, start);
  });
}
