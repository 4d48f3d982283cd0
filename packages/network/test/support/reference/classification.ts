import type { Kernels } from './kernel.js';
import { fill, type Value, zeros } from './value.js';

/** Entry of a matrix or of its transpose. */
function entry({ shape, data }: Value, transposed: boolean): (row: number, column: number) => number {
  const columns = shape[1]!;
  return (row, column) => data[transposed ? column * columns + row : row * columns + column]!;
}

function product(
  shape: readonly number[],
  inner: number,
  a: (row: number, column: number) => number,
  b: (row: number, column: number) => number,
): Value {
  const columns = shape[1]!;
  return fill(shape, (index) => {
    const row = Math.floor(index / columns);
    let sum = 0;
    for (let k = 0; k < inner; k += 1) sum += a(row, k) * b(k, index % columns);
    return sum;
  });
}

/** One matrix of a value [N,C,I,J], counted over items and channels; a batch of one begins anew for every item. */
function planeOf({ shape, data }: Value, plane: number): Value {
  const size = shape[2]! * shape[3]!;
  const at = plane % (shape[0]! * shape[1]!);
  return { shape: shape.slice(2), data: data.subarray(at * size, (at + 1) * size) };
}

function softmax({ shape, data }: Value, item: number): Float64Array {
  const classes = shape[1]!;
  const row = data.subarray(item * classes, (item + 1) * classes);
  const largest = Math.max(...row);
  const exponentials = row.map((logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

export const classificationKernels: Kernels<
  'linear' | 'matmul' | 'planeMatmul' | 'softmaxCrossEntropy' | 'softmaxCrossEntropyGradient'
> = {
  linear([x, weight, bias], _, shape) {
    const y = product(shape, x!.shape[1]!, entry(x!, false), entry(weight!, true));
    return bias === undefined ? y : fill(shape, (i) => y.data[i]! + bias.data[i % shape[1]!]!);
  },
  matmul([a, b], { transposeA, transposeB }, shape) {
    return product(shape, a!.shape[transposeA ? 0 : 1]!, entry(a!, transposeA), entry(b!, transposeB));
  },
  planeMatmul([a, b], attributes, shape) {
    const y = zeros(shape);
    const planes = shape[0]! * shape[1]!;
    const size = y.data.length / planes;
    for (let plane = 0; plane < planes; plane += 1) {
      const product = classificationKernels.matmul(
        [planeOf(a!, plane), planeOf(b!, plane)],
        attributes,
        shape.slice(2),
      );
      y.data.set(product.data, plane * size);
    }
    return y;
  },
  softmaxCrossEntropy([logits, labels, weights], _, shape) {
    const loss = zeros(shape);
    labels!.data.forEach((label, item) => {
      loss.data[0]! -= weights!.data[item]! * Math.log(softmax(logits!, item)[label]!);
    });
    return loss;
  },
  softmaxCrossEntropyGradient([logits, labels, weights, dloss], _, shape) {
    const gradient = zeros(shape);
    const classes = shape[1]!;
    labels!.data.forEach((label, item) => {
      softmax(logits!, item).forEach((probability, k) => {
        const difference = probability - (k === label ? 1 : 0);
        gradient.data[item * classes + k] = difference * weights!.data[item]! * dloss!.data[0]!;
      });
    });
    return gradient;
  },
};
