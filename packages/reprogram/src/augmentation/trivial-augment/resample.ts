import { type ByteImage, withData } from './byte-image.js';

/** How far a place may miss the middle between two pixels by rounding, in pixels, and still count as it. */
const tolerance = 1e-6;

const nearest = (place: number) => Math.floor(place + 0.5 + tolerance);

/**
 * Takes every pixel from where `sourceOf` says, the nearest pixel there; what comes from outside is black. Places are in
 * pixels from the middle of the image to the middles of pixels, to the right and down; of two pixels equally near, the one
 * further right or down counts.
 */
export function resample(
  image: ByteImage,
  sourceOf: (right: number, down: number) => readonly [number, number],
): ByteImage {
  const { data, height, width } = image;
  const size = height * width;
  const moved = new Uint8ClampedArray(data.length);
  const [middleRow, middleColumn] = [(height - 1) / 2, (width - 1) / 2];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [right, down] = sourceOf(column - middleColumn, row - middleRow);
      const fromRow = nearest(down + middleRow);
      const fromColumn = nearest(right + middleColumn);
      if (fromRow < 0 || fromRow >= height || fromColumn < 0 || fromColumn >= width) continue;
      const at = row * width + column;
      const from = fromRow * width + fromColumn;
      for (let first = 0; first < data.length; first += size) moved[first + at] = data[first + from]!;
    }
  }
  return withData(image, moved);
}
