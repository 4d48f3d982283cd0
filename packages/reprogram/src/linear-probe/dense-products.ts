/**
 * The two matrix products of softmax regression, eight multiply-accumulates for six or eight values read. Counts of
 * rows are padded to multiples of `blockSize`, so that no product has a remainder to treat.
 */
export const blockSize = 4;

/** Smallest multiple of `blockSize` of at least `count`. */
export function paddedTo(count: number): number {
  return Math.ceil(count / blockSize) * blockSize;
}

/** Single or double precision; all arrays of a product are of one kind. */
export type Floats = Float32Array | Float64Array;

export interface DenseShape {
  /** Items, a multiple of `blockSize`. */
  readonly count: number;
  /** Classes, a multiple of `blockSize`. */
  readonly classes: number;
  readonly width: number;
}

/** target [count, classes] = x [count, width] * weight^T + bias, for weight [classes, width]. */
export function affineRows(
  x: Floats,
  weight: Floats,
  bias: Floats,
  { count, classes, width }: DenseShape,
  target: Floats,
): void {
  for (let item = 0; item < count; item += 2) {
    const x0 = item * width;
    const x1 = x0 + width;
    for (let label = 0; label < classes; label += 4) {
      const w0 = label * width;
      const w1 = w0 + width;
      const w2 = w1 + width;
      const w3 = w2 + width;
      let sum00 = bias[label]!;
      let sum01 = bias[label + 1]!;
      let sum02 = bias[label + 2]!;
      let sum03 = bias[label + 3]!;
      let sum10 = sum00;
      let sum11 = sum01;
      let sum12 = sum02;
      let sum13 = sum03;
      for (let column = 0; column < width; column += 1) {
        const value0 = x[x0 + column]!;
        const value1 = x[x1 + column]!;
        const weight0 = weight[w0 + column]!;
        const weight1 = weight[w1 + column]!;
        const weight2 = weight[w2 + column]!;
        const weight3 = weight[w3 + column]!;
        sum00 += value0 * weight0;
        sum01 += value0 * weight1;
        sum02 += value0 * weight2;
        sum03 += value0 * weight3;
        sum10 += value1 * weight0;
        sum11 += value1 * weight1;
        sum12 += value1 * weight2;
        sum13 += value1 * weight3;
      }
      const to0 = item * classes + label;
      const to1 = to0 + classes;
      target[to0] = sum00;
      target[to0 + 1] = sum01;
      target[to0 + 2] = sum02;
      target[to0 + 3] = sum03;
      target[to1] = sum10;
      target[to1 + 1] = sum11;
      target[to1 + 2] = sum12;
      target[to1 + 3] = sum13;
    }
  }
}

/** target [classes, width] += delta^T * x, for delta [count, classes] and x [count, width]. */
export function addTransposedProduct(
  delta: Floats,
  x: Floats,
  { count, classes, width }: DenseShape,
  target: Floats,
): void {
  for (let item = 0; item < count; item += 4) {
    const x0 = item * width;
    const x1 = x0 + width;
    const x2 = x1 + width;
    const x3 = x2 + width;
    for (let label = 0; label < classes; label += 2) {
      const d0 = item * classes + label;
      const d1 = d0 + classes;
      const d2 = d1 + classes;
      const d3 = d2 + classes;
      const slope00 = delta[d0]!;
      const slope10 = delta[d1]!;
      const slope20 = delta[d2]!;
      const slope30 = delta[d3]!;
      const slope01 = delta[d0 + 1]!;
      const slope11 = delta[d1 + 1]!;
      const slope21 = delta[d2 + 1]!;
      const slope31 = delta[d3 + 1]!;
      const to0 = label * width;
      const to1 = to0 + width;
      for (let column = 0; column < width; column += 1) {
        const value0 = x[x0 + column]!;
        const value1 = x[x1 + column]!;
        const value2 = x[x2 + column]!;
        const value3 = x[x3 + column]!;
        target[to0 + column] =
          target[to0 + column]! + slope00 * value0 + slope10 * value1 + slope20 * value2 + slope30 * value3;
        target[to1 + column] =
          target[to1 + column]! + slope01 * value0 + slope11 * value1 + slope21 * value2 + slope31 * value3;
      }
    }
  }
}
