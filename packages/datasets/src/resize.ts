import type { RgbImage } from './rgb-image.js';

const LOBES = 3;
const FRACTION_BITS = 22;
const ONE = 2 ** FRACTION_BITS;

/**
 * The picture stretched to `size` x `size` pixels by Lanczos resampling (a = 3, widened when shrinking),
 * ignoring its aspect ratio; returned as it is when it already has that size.
 *
 * Bit for bit Pillow's `Image.resize((size, size), Resampling.LANCZOS)`: 8-bit passes over rows, then columns,
 * with 22-bit fixed-point weights, pixel centres at half integers. Integer arithmetic makes it the same on every
 * machine. sharp decodes but does not resize here: libvips enlarges bicubically and shifts the picture by half a
 * pixel (https://github.com/libvips/libvips/issues/517 and /943).
 *
 * Cost: about 3 x 6 x max(1, width / size) x height x size multiplications for the rows, then the columns.
 */
export function resizeToSquare(image: RgbImage, size: number): RgbImage {
  return resizeColumns(resizeRows(image, size), size);
}

function resizeRows(image: RgbImage, width: number): RgbImage {
  if (image.width === width) return image;
  const { data: source, height } = image;
  const target = new Uint8ClampedArray(height * width * 3);
  for (const [x, { start, weights }] of filters(image.width, width).entries()) {
    for (let y = 0; y < height; y++) {
      const from = (y * image.width + start) * 3;
      writePixel(target, (y * width + x) * 3, source, from, 3, weights);
    }
  }
  return { width, height, data: new Uint8Array(target.buffer) };
}

function resizeColumns(image: RgbImage, height: number): RgbImage {
  if (image.height === height) return image;
  const { data: source, width } = image;
  const target = new Uint8ClampedArray(height * width * 3);
  for (const [y, { start, weights }] of filters(image.height, height).entries()) {
    for (let x = 0; x < width; x++) {
      const from = (start * width + x) * 3;
      writePixel(target, (y * width + x) * 3, source, from, width * 3, weights);
    }
  }
  return { width, height, data: new Uint8Array(target.buffer) };
}

function writePixel(
  target: Uint8ClampedArray,
  to: number,
  source: Uint8Array,
  from: number,
  step: number,
  weights: Int32Array,
): void {
  let red = ONE / 2;
  let green = ONE / 2;
  let blue = ONE / 2;
  for (let i = 0, at = from; i < weights.length; i++, at += step) {
    const weight = weights[i]!;
    red += weight * source[at]!;
    green += weight * source[at + 1]!;
    blue += weight * source[at + 2]!;
  }
  target[to] = red >> FRACTION_BITS;
  target[to + 1] = green >> FRACTION_BITS;
  target[to + 2] = blue >> FRACTION_BITS;
}

interface Filter {
  /** First source sample that takes part. */
  readonly start: number;
  /** Fixed-point weights of the samples from `start` on. */
  readonly weights: Int32Array;
}

function filters(sourceSize: number, targetSize: number): Filter[] {
  const scale = sourceSize / targetSize;
  const widening = Math.max(1, scale);
  const support = LOBES * widening;
  return Array.from({ length: targetSize }, (_, i) => {
    const center = (i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(center - support + 0.5));
    const end = Math.min(sourceSize, Math.trunc(center + support + 0.5));
    const exact = Array.from({ length: end - start }, (_, k) =>
      lanczos((start + k + 0.5 - center) / widening),
    );
    const sum = exact.reduce((total, weight) => total + weight, 0);
    return { start, weights: Int32Array.from(exact, (weight) => roundAwayFromZero((weight / sum) * ONE)) };
  });
}

function lanczos(x: number): number {
  return x >= -LOBES && x < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function roundAwayFromZero(value: number): number {
  return Math.trunc(value + (value < 0 ? -0.5 : 0.5));
}
