import { GraphBuilder, noAttributes, operations } from '@reticket/network';
import type { ProgramRun } from './program-workload.js';
import { randomTensor } from './random-inputs.js';

/** A chain of equal matrix products: [rows, width] times [width, width], `depth` times over. */
export interface MatrixProduct {
  /** As a linear layer, or as a convolution with a 1 x 1 kernel over `rows` positions, a square number. */
  readonly form: 'linear' | 'conv1x1';
  readonly rows: number;
  readonly width: number;
  readonly depth: number;
}

/**
 * A program of nothing but large matrix products with fixed weights. It is a chain so that handing values over costs
 * little beside it; values keep their size along it.
 */
export function matrixProductRun({ form, rows, width, depth }: MatrixProduct): ProgramRun {
  const side = Math.sqrt(rows);
  const builder = new GraphBuilder();
  const shape = form === 'linear' ? [rows, width] : [1, width, side, side];
  const kernel = form === 'linear' ? [width, width] : [width, width, 1, 1];
  let value = builder.input('x', { dtype: 'float32', shape });
  const weights = new Map(
    Array.from({ length: depth }, (_, layer) => {
      const name = builder.parameter(`weight${layer}`, { dtype: 'float32', shape: kernel });
      value =
        form === 'linear'
          ? builder.emit(operations.linear, [value, name], noAttributes)
          : builder.emit(operations.conv2d, [value, name], {
              strides: [1, 1],
              pads: [0, 0, 0, 0],
              groups: 1,
            });
      return [name, randomTensor(kernel, Math.sqrt(3 / width), layer + 1)] as const;
    }),
  );
  return {
    program: builder.program(`matrixProduct/${form}`, { product: value }),
    weights,
    inputs: { x: randomTensor(shape, 1) },
  };
}

/** `4 linear 1024x1024x1024`: how many in a row, then rows, width and columns. */
export function describeProduct({ form, rows, width, depth }: MatrixProduct): string {
  return `${depth} ${form} ${rows}x${width}x${width}`;
}
