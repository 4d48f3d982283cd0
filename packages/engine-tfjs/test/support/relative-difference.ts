import type { Tensor } from '@reticket/network';

/** Largest difference of two tensors, relative to the largest magnitude of the second. */
export function relativeDifference(actual: Tensor, expected: Tensor): number {
  if (actual.shape.join() !== expected.shape.join()) return Infinity;
  let difference = 0;
  let magnitude = 0;
  for (const [index, value] of expected.data.entries()) {
    const d = Math.abs(actual.data[index]! - value);
    if (!(d <= difference)) difference = d;
    magnitude = Math.max(magnitude, Math.abs(value));
  }
  return difference === 0 ? 0 : difference / magnitude;
}
