import { blend } from './blend.js';
import { type Transform, withData } from './byte-image.js';

/** Weight of a pixel in its blurred self; its eight neighbours have 1 each. */
const ownWeight = 5;

/**
 * Scales the distance of every pixel to its blurred self by 1 + magnitude, -1..1: negative magnitudes blur. Pixels at the
 * edge stay as they are.
 */
export const sharpness: Transform = (image, magnitude) => {
  const { data, height, width } = image;
  const sharpened = data.slice();
  for (let first = 0; first < data.length; first += height * width) {
    for (let row = 1; row < height - 1; row += 1) {
      for (let column = 1; column < width - 1; column += 1) {
        const at = first + row * width + column;
        let sum = (ownWeight - 1) * data[at]!;
        for (const above of [at - width, at, at + width]) {
          sum += data[above - 1]! + data[above]! + data[above + 1]!;
        }
        sharpened[at] = blend(data[at]!, Math.round(sum / (ownWeight + 8)), 1 + magnitude);
      }
    }
  }
  return withData(image, sharpened);
};
