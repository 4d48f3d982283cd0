import type { Dtype, DtypeArrays } from './dtype.js';

type EntryOf<Shape> = {
  [D in Dtype]: { readonly dtype: D; readonly shape: Shape; readonly data: DtypeArrays[D] };
}[Dtype];

/** One tensor as read: row-major elements in `data`, `shape` empty for a scalar. Narrow on `dtype`. */
export type TensorEntry = EntryOf<number[]>;

/** One tensor to be written; `data.length` is the product of `shape`. */
export type TensorInput = EntryOf<readonly number[]>;

/**
 * The number of elements a shape holds: 1 for a scalar, 0 if any dimension is 0; `undefined` if the
 * shape holds anything but non-negative integers or its product is not a safe integer.
 */
export function elementCount(shape: readonly number[]): number | undefined {
  let count = 1;
  for (const dimension of shape) {
    if (!Number.isSafeInteger(dimension) || dimension < 0) return undefined;
    count *= dimension;
    if (!Number.isSafeInteger(count)) return undefined;
  }
  return count;
}
