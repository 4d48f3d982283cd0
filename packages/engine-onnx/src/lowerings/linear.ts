import type { AttributesOf } from '@reticket/network';
import type { Lowering } from './lowering.js';

export const linear: Lowering<AttributesOf<'linear'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Gemm', inputs.map(value), { transB: { int: 1 } });

export const matmul: Lowering<AttributesOf<'matmul'>> = ({ graph, value }, { inputs, attributes }) =>
  graph.emit('Gemm', inputs.map(value), {
    transA: { int: Number(attributes.transposeA) },
    transB: { int: Number(attributes.transposeB) },
  });

export const planeMatmul: Lowering<AttributesOf<'planeMatmul'>> = (
  { graph, value },
  { inputs, attributes },
) => {
  const { transposeA, transposeB } = attributes;
  const factors = [transposeA, transposeB].map((transposed, index) => {
    const factor = value(inputs[index]!);
    return transposed ? graph.emit('Transpose', [factor], { perm: { ints: [0, 1, 3, 2] } }) : factor;
  });
  return graph.emit('MatMul', factors);
};

export const gatherRows: Lowering<AttributesOf<'gatherRows'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Gather', inputs.map(value), { axis: { int: 0 } });
