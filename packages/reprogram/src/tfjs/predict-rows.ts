import type { Tensor as HostTensor } from '@reticket/network';
import { type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import { ShapeMismatchError } from '../errors.js';
import { runOverImages } from '../execution/run-over-images.js';
import type { ImageSource } from '../images/image-source.js';
import { onDevice, take } from './transfer.js';

/**
 * The rows [n, width] that a function of tensors gives for images, batch by batch; no tensor is left over.
 *
 * @throws ShapeMismatchError for another rank. Rejects with the reason of `signal` once it is aborted.
 */
export async function predictRows(
  images: ImageSource,
  { batchSize, signal }: { readonly batchSize: number; readonly signal?: AbortSignal | undefined },
  rowsOf: (images: Tensor4D) => Tensor,
): Promise<{ readonly rows: Float32Array; readonly width: number }> {
  let rows = new Float32Array();
  let width = 0;
  const executable = {
    run: async (inputs: Readonly<Record<string, HostTensor>>) => ({
      rows: await take(tidy(() => rowsOf(onDevice(inputs.images!)))),
    }),
  };
  await runOverImages(
    executable,
    images,
    Math.min(batchSize, images.count),
    {},
    signal,
    (outputs, start, actual) => {
      const { data, shape } = outputs.rows!;
      if (shape.length !== 2) {
        throw new ShapeMismatchError(
          `invalid model output: got [${shape.join(',')}], expected one row per image`,
        );
      }
      width = shape[1]!;
      if (start === 0) rows = new Float32Array(images.count * width);
      rows.set((data as Float32Array).subarray(0, actual * width), start * width);
    },
  );
  return { rows, width };
}
