import { GraphBuilder, noAttributes, operations, type Program } from '@reticket/network';

/** y = x + x on [1,2]. */
export function doublingProgram(): Program {
  const builder = new GraphBuilder();
  const x = builder.input('x', { dtype: 'float32', shape: [1, 2] });
  return builder.program('doubling', { y: builder.emit(operations.add, [x, x], noAttributes) });
}
