import { ShapeError } from '../errors.js';
import type { NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { formatShape } from '../tensor.js';
import { channelSum } from './channel-sum.js';
import { expectShape, float32, floatInput } from './check.js';

/** x weight^T + bias: x [N,I], weight [O,I], bias [O] (optional) -> [N,O]. */
export const linear: Operation<NoAttributes> = {
  name: 'linear',
  infer(inputs) {
    const x = floatInput('linear', inputs, 0, 2);
    const weight = floatInput('linear', inputs, 1, 2);
    if (weight.shape[1] !== x.shape[1]) {
      throw new ShapeError(
        `invalid linear weight: got ${formatShape(weight.shape)}, expected ${x.shape[1]} columns`,
      );
    }
    if (inputs.length > 2) expectShape('linear', inputs, 2, [weight.shape[0]!]);
    return float32(x.shape[0]!, weight.shape[0]!);
  },
  macs: (inputs) => inputs[0]!.shape[0]! * inputs[1]!.shape[0]! * inputs[1]!.shape[1]!,
  gradient: ({ inputs, outputGradient, wanted, emit }) => [
    wanted[0]
      ? emit(matmul, [outputGradient, inputs[1]!], { transposeA: false, transposeB: false })
      : undefined,
    wanted[1]
      ? emit(matmul, [outputGradient, inputs[0]!], { transposeA: true, transposeB: false })
      : undefined,
    wanted[2] ? emit(channelSum, [outputGradient], noAttributes) : undefined,
  ],
};

export interface MatmulAttributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Matrix product of two matrices, each transposed first on demand. */
export const matmul: Operation<MatmulAttributes> = {
  name: 'matmul',
  infer(inputs, { transposeA, transposeB }) {
    const a = floatInput('matmul', inputs, 0, 2).shape;
    const b = floatInput('matmul', inputs, 1, 2).shape;
    const [rows, inner] = transposeA ? [a[1]!, a[0]!] : [a[0]!, a[1]!];
    const [innerB, columns] = transposeB ? [b[1]!, b[0]!] : [b[0]!, b[1]!];
    if (inner !== innerB) {
      throw new ShapeError(`invalid matmul inputs: got ${formatShape(a)} and ${formatShape(b)}`);
    }
    return float32(rows, columns);
  },
  macs: (inputs, output, { transposeA }) =>
    output.shape[0]! * output.shape[1]! * inputs[0]!.shape[transposeA ? 0 : 1]!,
};
