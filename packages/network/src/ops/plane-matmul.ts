import { ShapeError } from '../errors.js';
import type { GradientContext, Operation } from '../graph/operation.js';
import { formatShape, sameShape } from '../tensor.js';
import { toInputShape } from './arithmetic.js';
import { float32, floatInput, nchw } from './check.js';
import type { MatmulAttributes } from './linear.js';

/** Rows and columns of a plane after the transposition asked for. */
function planeSize(shape: readonly number[], transposed: boolean): readonly [number, number] {
  const [rows, columns] = [shape[2]!, shape[3]!];
  return transposed ? [columns, rows] : [rows, columns];
}

/** The product whose factors are transposed or not, as the gradient of another product. */
function emitProduct(
  { emit }: GradientContext<MatmulAttributes>,
  a: string,
  b: string,
  transposeA: boolean,
  transposeB: boolean,
): string {
  return emit(planeMatmul, [a, b], { transposeA, transposeB });
}

/**
 * Matrix product plane by plane, each factor transposed first on demand: [N,C,I,J], [N,C,J,K] -> [N,C,I,K]. Either
 * factor may be a batch of one that is shared by the batch of the other. Linear maps of rows or of columns, such as
 * interpolation, and matrices of low rank.
 */
export const planeMatmul: Operation<MatmulAttributes> = {
  name: 'planeMatmul',
  infer(inputs, { transposeA, transposeB }) {
    const a = floatInput('planeMatmul', inputs, 0, 4).shape;
    const b = floatInput('planeMatmul', inputs, 1, 4).shape;
    const [rows, inner] = planeSize(a, transposeA);
    const [innerB, columns] = planeSize(b, transposeB);
    const batchesFit = sameShape(a.slice(0, 1), b.slice(0, 1)) || a[0] === 1 || b[0] === 1;
    if (inner !== innerB || a[1] !== b[1] || !batchesFit) {
      throw new ShapeError(`invalid planeMatmul inputs: got ${formatShape(a)} and ${formatShape(b)}`);
    }
    return float32(Math.max(a[0]!, b[0]!), a[1]!, rows, columns);
  },
  macs(inputs, output, { transposeA }) {
    const [n, channels, rows, columns] = nchw(output);
    return n * channels * rows * columns * planeSize(inputs[0]!.shape, transposeA)[1];
  },
  gradient(context) {
    const [a, b] = context.inputs as [string, string];
    const { transposeA, transposeB } = context.attributes;
    const dy = context.outputGradient;
    const gradientA = () =>
      transposeA
        ? emitProduct(context, b, dy, transposeB, true)
        : emitProduct(context, dy, b, false, !transposeB);
    const gradientB = () =>
      transposeB
        ? emitProduct(context, dy, a, true, transposeA)
        : emitProduct(context, a, dy, !transposeA, false);
    return [
      context.wanted[0] ? toInputShape(context, a, gradientA()) : undefined,
      context.wanted[1] ? toInputShape(context, b, gradientB()) : undefined,
    ];
  },
};
