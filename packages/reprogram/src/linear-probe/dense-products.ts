/**
 * The two matrix products of softmax regression. Both take four rows at a time, so that every value read from memory
 * is used four times.
 */

/** target [count, classes] = x [count, width] * weight^T + bias, for weight [classes, width]. */
export function affineRows(
  x: Float32Array,
  weight: Float32Array,
  bias: Float32Array,
  { count, classes, width }: { count: number; classes: number; width: number },
  target: Float32Array,
): void {
  for (let item = 0; item < count; item += 1) {
    const row = item * width;
    let label = 0;
    for (; label + 4 <= classes; label += 4) {
      const w0 = label * width;
      const w1 = w0 + width;
      const w2 = w1 + width;
      const w3 = w2 + width;
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      let sum3 = 0;
      for (let column = 0; column < width; column += 1) {
        const value = x[row + column]!;
        sum0 += value * weight[w0 + column]!;
        sum1 += value * weight[w1 + column]!;
        sum2 += value * weight[w2 + column]!;
        sum3 += value * weight[w3 + column]!;
      }
      const to = item * classes + label;
      target[to] = sum0 + bias[label]!;
      target[to + 1] = sum1 + bias[label + 1]!;
      target[to + 2] = sum2 + bias[label + 2]!;
      target[to + 3] = sum3 + bias[label + 3]!;
    }
    for (; label < classes; label += 1) {
      const w = label * width;
      let sum = 0;
      for (let column = 0; column < width; column += 1) sum += x[row + column]! * weight[w + column]!;
      target[item * classes + label] = sum + bias[label]!;
    }
  }
}

/** target [classes, width] += delta^T * x, for delta [count, classes] and x [count, width]. */
export function addTransposedProduct(
  delta: Float32Array,
  x: Float32Array,
  { count, classes, width }: { count: number; classes: number; width: number },
  target: Float32Array,
): void {
  let item = 0;
  for (; item + 4 <= count; item += 4) {
    const x0 = item * width;
    const x1 = x0 + width;
    const x2 = x1 + width;
    const x3 = x2 + width;
    for (let label = 0; label < classes; label += 1) {
      const from = item * classes + label;
      const d0 = delta[from]!;
      const d1 = delta[from + classes]!;
      const d2 = delta[from + 2 * classes]!;
      const d3 = delta[from + 3 * classes]!;
      const to = label * width;
      for (let column = 0; column < width; column += 1) {
        target[to + column] =
          target[to + column]! +
          d0 * x[x0 + column]! +
          d1 * x[x1 + column]! +
          d2 * x[x2 + column]! +
          d3 * x[x3 + column]!;
      }
    }
  }
  for (; item < count; item += 1) {
    const row = item * width;
    for (let label = 0; label < classes; label += 1) {
      const d = delta[item * classes + label]!;
      const to = label * width;
      for (let column = 0; column < width; column += 1) {
        target[to + column] = target[to + column]! + d * x[row + column]!;
      }
    }
  }
}
