import { floatTensor, GraphBuilder, intTensor, noAttributes, operations } from '@reticket/network';
import { expect, it } from 'vitest';
import { createTfjsEngine, IndexRangeError } from '../../src/index.js';

const engine = await createTfjsEngine({ backend: 'wasm' });
const rows = floatTensor(Float32Array.of(1, 2, 3), [3, 1]);

function gathering(constant?: Int32Array) {
  const builder = new GraphBuilder();
  builder.input('rows', { dtype: 'float32', shape: [3, 1] });
  if (constant === undefined) builder.input('map', { dtype: 'int32', shape: [2] });
  else builder.constant('map', intTensor(constant));
  const out = builder.emit(operations.gatherRows, ['rows', 'map'], noAttributes);
  return builder.program('gathering', { out });
}

it.each([3, -1])('refuses row %i of three', async (row) => {
  const executable = await engine.compile(gathering(), new Map());
  const run = executable.run({ rows, map: intTensor(Int32Array.of(0, row)) });
  await expect(run).rejects.toThrow(IndexRangeError);
  await expect(run).rejects.toThrow(`invalid map: got ${row}, expected an index of 0..2`);
  await executable.dispose();
});

it('refuses such a constant at compile time', async () => {
  await expect(engine.compile(gathering(Int32Array.of(0, 3)), new Map())).rejects.toThrow(IndexRangeError);
});

it('refuses a label beyond the classes', async () => {
  const builder = new GraphBuilder();
  builder.input('logits', { dtype: 'float32', shape: [1, 4] });
  builder.input('labels', { dtype: 'int32', shape: [1] });
  builder.input('itemWeights', { dtype: 'float32', shape: [1] });
  const loss = builder.emit(
    operations.softmaxCrossEntropy,
    ['logits', 'labels', 'itemWeights'],
    noAttributes,
  );
  const executable = await engine.compile(builder.program('loss', { loss }), new Map());
  const run = executable.run({
    logits: floatTensor(new Float32Array(4), [1, 4]),
    labels: intTensor(Int32Array.of(4)),
    itemWeights: floatTensor(Float32Array.of(1), [1]),
  });
  await expect(run).rejects.toThrow('invalid labels: got 4, expected an index of 0..3');
  await executable.dispose();
});
