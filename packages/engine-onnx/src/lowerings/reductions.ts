import type { AttributesOf } from '@reticket/network';
import type { Lowering } from './lowering.js';

export const batchSum: Lowering<AttributesOf<'batchSum'>> = ({ graph, value, type }, { inputs }) =>
  type(inputs[0]!).shape[0] === 1
    ? value(inputs[0]!)
    : graph.emit('ReduceSum', [value(inputs[0]!), graph.integers([0])]);

export const channelSum: Lowering<AttributesOf<'channelSum'>> = ({ graph, value, type }, { inputs }) => {
  const axes = type(inputs[0]!)
    .shape.map((_, axis) => axis)
    .filter((axis) => axis !== 1);
  return graph.emit('ReduceSum', [value(inputs[0]!), graph.integers(axes)], { keepdims: { int: 0 } });
};
