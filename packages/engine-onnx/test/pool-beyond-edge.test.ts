import {
  differentiate,
  floatTensor,
  GraphBuilder,
  intTensor,
  noAttributes,
  operations,
} from '@reticket/network';
import { expect, it } from 'vitest';
import { runOnce } from './support/run-once.js';

it('a max pooling with ceil counts no window that would start behind the last column', async () => {
  const builder = new GraphBuilder();
  builder.input('x', { dtype: 'float32', shape: [1, 1, 1, 4] });
  builder.input('labels', { dtype: 'int32', shape: [1] });
  builder.input('itemWeights', { dtype: 'float32', shape: [1] });
  const everySecond = { kernel: [1, 1], strides: [2, 2], pads: [0, 0, 0, 0], ceil: true } as const;
  const y = builder.emit(operations.maxPool, ['x'], everySecond);
  const logits = builder.emit(operations.flatten, [y], noAttributes);
  const loss = builder.emit(operations.softmaxCrossEntropy, [logits, 'labels', 'itemWeights'], noAttributes);
  const gradient = differentiate(builder, loss, ['x']).get('x')!;
  const outputs = await runOnce(builder.program('pool', { y, gradient }), {
    x: floatTensor(Float32Array.of(5, 9, 5, 9), [1, 1, 1, 4]),
    labels: intTensor(Int32Array.of(1)),
    itemWeights: floatTensor(Float32Array.of(1), [1]),
  });
  expect(outputs.y!.shape).toEqual([1, 1, 1, 2]);
  expect([...outputs.y!.data]).toEqual([5, 5]);
  expect([...outputs.gradient!.data]).toEqual([0.5, 0, -0.5, 0]);
});
