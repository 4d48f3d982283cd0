import type { AttributesOf } from '@reticket/network';

/** An image batch [N,C,H,W]. */
interface Images {
  readonly data: ArrayLike<number>;
  readonly shape: readonly number[];
}

type Window = Pick<AttributesOf<'maxPool'>, 'kernel' | 'strides' | 'pads'>;

/**
 * Smallest distance between the largest and the second largest value of a window of a max pooling, relative to the
 * largest magnitude of all values. Values that are exactly equal do not count: every engine takes the first of them.
 */
export function smallestPoolGap({ data, shape }: Images, { kernel, strides, pads }: Window): number {
  const [planes, height, width] = [shape[0]! * shape[1]!, shape[2]!, shape[3]!];
  let smallest = Infinity;
  let magnitude = 0;
  for (let index = 0; index < data.length; index += 1)
    magnitude = Math.max(magnitude, Math.abs(data[index]!));
  for (let plane = 0; plane < planes; plane += 1) {
    for (let top = -pads[0]; top < height; top += strides[0]) {
      for (let left = -pads[1]; left < width; left += strides[1]) {
        let largest = -Infinity;
        let second = -Infinity;
        for (let row = Math.max(0, top); row < Math.min(height, top + kernel[0]); row += 1) {
          for (let column = Math.max(0, left); column < Math.min(width, left + kernel[1]); column += 1) {
            const value = data[(plane * height + row) * width + column]!;
            if (value > largest) [largest, second] = [value, largest];
            else if (value < largest && value > second) second = value;
          }
        }
        smallest = Math.min(smallest, largest - second);
      }
    }
  }
  return smallest / magnitude;
}
