import { ShapeError } from '../errors.js';

/** Padding of the two spatial axes: top, left, bottom, right. */
export type Padding = readonly [number, number, number, number];

/** How a kernel slides over the two spatial axes. */
export interface SpatialWindow {
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: Padding;
}

/** Positions of a kernel along the two axes; with `ceil`, a last incomplete window counts (as in torch). */
export function outputSize(
  operation: string,
  input: readonly [number, number],
  window: SpatialWindow,
  ceil = false,
): readonly [number, number] {
  const along = (axis: 0 | 1): number => {
    const stride = window.strides[axis];
    const padded = input[axis] + window.pads[axis] + window.pads[axis + 2]!;
    const span = padded - window.kernel[axis];
    if (span < 0 || stride < 1) {
      throw new ShapeError(
        `invalid ${operation} window: got kernel ${window.kernel[axis]} and stride ${stride} over ${padded} positions, expected a kernel that fits`,
      );
    }
    if (!ceil) return Math.floor(span / stride) + 1;
    const positions = Math.ceil(span / stride) + 1;
    const lastStart = (positions - 1) * stride;
    return lastStart >= input[axis] + window.pads[axis] ? positions - 1 : positions;
  };
  return [along(0), along(1)];
}
