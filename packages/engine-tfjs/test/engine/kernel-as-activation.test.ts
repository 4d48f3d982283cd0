import { floatTensor, GraphBuilder, noAttributes, operations } from '@reticket/network';
import { expect, it } from 'vitest';
import { createTfjsEngine } from '../../src/index.js';

it('computes with a value that is both a kernel and an activation', async () => {
  const builder = new GraphBuilder();
  builder.input('x', { dtype: 'float32', shape: [1, 1, 2, 2] });
  const doubled = builder.emit(operations.add, ['x', 'x'], noAttributes);
  const y = builder.emit(operations.conv2d, ['x', doubled], {
    strides: [1, 1],
    pads: [0, 0, 0, 0],
    groups: 1,
  });
  const rows = builder.emit(operations.flatten, [doubled], noAttributes);
  const program = builder.program('both', { y, rows });
  const executable = await (await createTfjsEngine({ backend: 'wasm' })).compile(program, new Map());
  const result = await executable.run({ x: floatTensor(Float32Array.of(1, 2, 3, 4), [1, 1, 2, 2]) });
  await executable.dispose();
  expect([...result.y!.data]).toEqual([2 * (1 + 4 + 9 + 16)]);
  expect([...result.rows!.data]).toEqual([2, 4, 6, 8]);
});
