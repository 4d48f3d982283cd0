import { elementCount, type FloatTensor, floatTensor } from '@reticket/network';

/** middle + amplitude * sin(0.37 i + phase): values that golden scripts make by the same formula. */
export function wave(shape: readonly number[], phase: number, middle = 0, amplitude = 1): FloatTensor {
  return floatTensor(
    Float32Array.from(
      { length: elementCount(shape) },
      (_, index) => middle + amplitude * Math.sin(0.37 * index + phase),
    ),
    shape,
  );
}
