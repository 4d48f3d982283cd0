import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { ImageSource } from '../images/image-source.js';
import { type RowOptions, runRows } from './run-rows.js';

/** All rows [n, width] that `runRows` hands out. */
export async function predictRows(
  images: ImageSource,
  options: RowOptions,
  rowsOf: (images: Tensor4D) => Tensor,
): Promise<{ readonly rows: Float32Array; readonly width: number }> {
  let all = new Float32Array();
  let columns = 0;
  await runRows(images, options, rowsOf, (rows, width, start) => {
    if (start === 0) {
      all = new Float32Array(images.count * width);
      columns = width;
    }
    all.set(rows, start * width);
  });
  return { rows: all, width: columns };
}
