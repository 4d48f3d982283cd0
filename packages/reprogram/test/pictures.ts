import { byteImages, type LabelledImages } from '../src/index.js';

/** Classes of `pictures`. */
export const classes = 4;

/** Square pictures in 4 classes, by the formula of the golden scripts. */
export function pictures(count: number, first = 0, side = 10): LabelledImages {
  const size = 3 * side * side;
  const bytes = Uint8Array.from({ length: count * size }, (_, at) => {
    const item = first + Math.floor(at / size);
    return 127 + 120 * Math.sin(0.05 * (at % size) * (1 + (item % classes)) + 0.9 * item);
  });
  return {
    images: byteImages(bytes, [3, side, side]),
    labels: Int32Array.from({ length: count }, (_, item) => (first + item) % classes),
  };
}
