import { floatTensor, GraphBuilder, noAttributes, operations, type Program } from '@reticket/network';

/** x [2] -> `sum` x + x, `kept` x itself and `weight` the parameter w [2]. */
export function doublingProgram(): Program {
  const builder = new GraphBuilder();
  builder.input('x', { dtype: 'float32', shape: [2] });
  builder.parameter('w', { dtype: 'float32', shape: [2] });
  const sum = builder.emit(operations.add, ['x', 'x'], noAttributes);
  return builder.program('doubling', { sum, kept: 'x', weight: 'w' });
}

export const doublingWeights = new Map([['w', floatTensor(Float32Array.of(5, 6), [2])]]);
export const doublingInputs = { x: floatTensor(Float32Array.of(1, 2), [2]) };
