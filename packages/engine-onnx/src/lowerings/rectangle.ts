import type { AttributesOf } from '@reticket/network';
import type { Lowering } from './lowering.js';

export const windowDifference: Lowering<AttributesOf<'windowDifference'>> = (
  { graph, value },
  { inputs, attributes: { top, left, bottom, right } },
) => {
  const covered = graph.emit('Slice', [
    value(inputs[1]!),
    graph.integers([top, left]),
    graph.integers([bottom, right]),
    graph.integers([2, 3]),
  ]);
  return graph.emit('Sub', [value(inputs[0]!), covered]);
};

export const detachRectangle: Lowering<AttributesOf<'detachRectangle'>> = ({ value }, { inputs }) =>
  value(inputs[0]!);

/** Multiplies by a plane of ones and zeros, which broadcasts over items and channels. */
export const clearRectangle: Lowering<AttributesOf<'clearRectangle'>> = (
  { graph, value, type },
  { inputs, attributes: { top, left, bottom, right } },
) => {
  const [, , height, width] = type(inputs[0]!).shape as [number, number, number, number];
  const outside = new Float32Array(height * width).fill(1);
  for (let row = top; row < bottom; row += 1) outside.fill(0, row * width + left, row * width + right);
  return graph.emit('Mul', [value(inputs[0]!), graph.initializer(outside, [1, 1, height, width])]);
};
