import { createOnnxEngine } from '@reticket/engine-onnx';
import { programMacs } from '@reticket/network';
import { expect, it } from 'vitest';
import { type MatrixProduct, matrixProductRun } from '../../src/speed/workloads/matrix-product.js';

const engine = await createOnnxEngine();

async function product(form: MatrixProduct['form']) {
  const { program, weights, inputs } = matrixProductRun({ form, rows: 9, width: 4, depth: 2 });
  const executable = await engine.compile(program, weights);
  const outputs = await executable.run(inputs);
  await executable.dispose();
  return {
    x: inputs.x!.data,
    weights: [...weights.values()].map(({ data }) => data),
    y: outputs.product!.data,
  };
}

/** [rows, 4] times the transpose of [4, 4]. */
function times(x: ArrayLike<number>, weight: ArrayLike<number>): number[] {
  return Array.from({ length: x.length }, (_, index) => {
    const [row, column] = [Math.floor(index / 4), index % 4];
    return [0, 1, 2, 3].reduce((sum, k) => sum + x[4 * row + k]! * weight[4 * column + k]!, 0);
  });
}

/** [4, 9] to [9, 4]. */
const transposed = (x: ArrayLike<number>) =>
  Array.from({ length: 36 }, (_, index) => x[9 * (index % 4) + Math.floor(index / 4)]!);

it('multiplies matrices as linear layers', async () => {
  const { x, weights, y } = await product('linear');
  const expected = times(times(x, weights[0]!), weights[1]!);
  for (const [index, value] of expected.entries()) expect(y[index]).toBeCloseTo(value, 5);
});

it('multiplies matrices as convolutions of one pixel', async () => {
  const { x, weights, y } = await product('conv1x1');
  const expected = times(times(transposed(x), weights[0]!), weights[1]!);
  for (const [index, value] of expected.entries()) expect(transposed(y)[index]).toBeCloseTo(value, 5);
});

it('counts rows x width x width for each product of the chain', () => {
  for (const form of ['linear', 'conv1x1'] as const) {
    const { program } = matrixProductRun({ form, rows: 64, width: 8, depth: 3 });
    expect(programMacs(program)).toBe(3 * 64 * 8 * 8);
  }
});
