import { describe, expect, it } from 'vitest';
import { encodeModel, encodeModelWithWeights } from '../src/onnx/encode-model.js';
import { OnnxGraph } from '../src/onnx/onnx-graph.js';

/** Adds a vector of 5 and a matrix of 1,200 bytes. */
function twoTensors(): OnnxGraph {
  const graph = new OnnxGraph();
  graph.inputs.push({ name: 'x', dtype: 'float32', shape: [60, 5] });
  const small = graph.initializer(Float32Array.of(1, 2, 3, 4, 5), [5], 'small');
  const large = graph.initializer(
    Float32Array.from({ length: 300 }, (_, index) => index),
    [60, 5],
    'large',
  );
  const y = graph.emit('Add', [graph.emit('Add', ['x', small]), large]);
  graph.outputs.push({ name: y, dtype: 'float32', shape: [60, 5] });
  return graph;
}

describe('a model with its weights beside it', () => {
  it('holds small tensors itself and leaves large ones to the weights', () => {
    const graph = twoTensors();
    const {
      model,
      weights: { data },
    } = encodeModelWithWeights(graph);
    expect(data.byteLength).toBe(Math.ceil(1200 / 64) * 64);
    expect([...new Float32Array(data.buffer, 0, 300)]).toEqual([...graph.initializers[1]!.data]);
    expect(model.byteLength).toBeLessThan(encodeModel(graph).byteLength - 1000);
    expect(Buffer.from(model).includes(Buffer.from(Float32Array.of(1, 2, 3, 4, 5).buffer))).toBe(true);
  });

  it('does not touch the arrays of the graph', () => {
    const graph = twoTensors();
    encodeModelWithWeights(graph).weights.data.fill(255);
    expect(graph.initializers[1]!.data[299]).toBe(299);
  });
});
