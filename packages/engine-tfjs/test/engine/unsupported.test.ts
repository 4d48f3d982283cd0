import { GraphBuilder, operations } from '@reticket/network';
import { expect, it } from 'vitest';
import { createTfjsEngine, UnsupportedOperationError } from '../../src/index.js';

it('refuses a max pooling with windows in the padding alone', async () => {
  const builder = new GraphBuilder();
  builder.input('x', { dtype: 'float32', shape: [1, 1, 4, 4] });
  const out = builder.emit(operations.maxPool, ['x'], {
    kernel: [2, 2],
    strides: [2, 2],
    pads: [2, 2, 2, 2],
    ceil: false,
  });
  const compiled = (await createTfjsEngine({ backend: 'cpu' })).compile(
    builder.program('pool', { out }),
    new Map(),
  );
  await expect(compiled).rejects.toThrow(UnsupportedOperationError);
  await expect(compiled).rejects.toThrow(
    'invalid maxPool pads: got 2, 2, 2, 2, expected less than the kernel 2x2',
  );
});
