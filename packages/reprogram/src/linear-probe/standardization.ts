import type { Floats } from './dense-products.js';

export interface Standardization {
  /** [width]. */
  readonly mean: Float32Array;
  /** [width], > 0. */
  readonly std: Float32Array;
}

/** Spread below which a feature counts as constant, relative to its mean: the rounding of float32. */
const relativeNoise = 1e-6;

/** Mean and population variance of each column of [n, width]; the variance of a constant is 0 in spite of rounding. */
export function momentsOf(
  features: Float32Array,
  width: number,
): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const count = features.length / width;
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  for (let position = 0, column = 0; position < features.length; position += 1) {
    mean[column] = mean[column]! + features[position]! / count;
    column = column + 1 === width ? 0 : column + 1;
  }
  for (let position = 0, column = 0; position < features.length; position += 1) {
    const deviation = features[position]! - mean[column]!;
    variance[column] = variance[column]! + (deviation * deviation) / count;
    column = column + 1 === width ? 0 : column + 1;
  }
  const isNoise = (value: number, column: number) =>
    Math.sqrt(value) <= relativeNoise * Math.abs(mean[column]!);
  return { mean, variance: variance.map((value, column) => (isNoise(value, column) ? 0 : value)) };
}

/** Mean and population standard deviation of each column of [n, width]; 1 in place of the deviation of a constant. */
export function standardizationOf(features: Float32Array, width: number): Standardization {
  const { mean, variance } = momentsOf(features, width);
  return {
    mean: Float32Array.from(mean),
    std: Float32Array.from(variance, (value) => (value > 0 ? Math.sqrt(value) : 1)),
  };
}

/** (x - 0) / 1. */
export function noStandardization(width: number): Standardization {
  return { mean: new Float32Array(width), std: new Float32Array(width).fill(1) };
}

/** Whether it changes no feature. */
export function isIdentity({ mean, std }: Standardization): boolean {
  return mean.every((value) => value === 0) && std.every((value) => value === 1);
}

/** Writes the standardised `rows` of [n, width] into `target`, one after the other. */
export function standardizeRows(
  features: Float32Array,
  width: number,
  { mean, std }: Standardization,
  rows: ArrayLike<number>,
  target: Floats,
): void {
  for (let item = 0; item < rows.length; item += 1) {
    const from = rows[item]! * width;
    const to = item * width;
    for (let column = 0; column < width; column += 1) {
      target[to + column] = (features[from + column]! - mean[column]!) / std[column]!;
    }
  }
}
