import { describe, expect, it } from 'vitest';
import {
  differentiate,
  GraphBuilder,
  GraphError,
  NotDifferentiableError,
  noAttributes,
  operations,
} from '../../src/index.js';
import { interpret } from '../support/reference/interpret.js';
import { float, int } from '../support/value-types.js';

const { add, batchSum, gatherRows, linear, multiply, relu, reluGradient, softmaxCrossEntropy } = operations;

/** x [1,2] and weight [2,2], whose product is the logits of a loss. */
function graph(): GraphBuilder {
  const builder = new GraphBuilder();
  builder.input('x', float(1, 2));
  builder.input('weight', float(2, 2));
  builder.input('labels', int(1));
  builder.input('itemWeights', float(1));
  return builder;
}

function loss(builder: GraphBuilder, logits: string): string {
  return builder.emit(softmaxCrossEntropy, [logits, 'labels', 'itemWeights'], noAttributes, 'loss');
}

describe('differentiate', () => {
  it('names a gradient of the same shape for every value asked for', () => {
    const builder = graph();
    loss(builder, builder.emit(linear, ['x', 'weight'], noAttributes));
    const gradients = differentiate(builder, 'loss', ['weight', 'x']);
    expect([...gradients.keys()]).toEqual(['weight', 'x']);
    expect(builder.type(gradients.get('weight')!)).toEqual(float(2, 2));
    expect(builder.type(gradients.get('x')!)).toEqual(float(1, 2));
  });

  it('adds nothing for values that no gradient is asked of', () => {
    const builder = graph();
    loss(builder, builder.emit(linear, ['x', 'weight'], noAttributes));
    const before = builder.graph().nodes.length;
    differentiate(builder, 'loss', ['x']);
    expect(
      builder
        .graph()
        .nodes.slice(before)
        .map(({ op }) => op),
    ).toEqual(['softmaxCrossEntropyGradient', 'matmul']);
  });

  it('adds up the gradients of a value that is used more than once', () => {
    const builder = graph();
    const square = builder.emit(multiply, ['x', 'x'], noAttributes);
    loss(builder, builder.emit(add, [square, 'x'], noAttributes));
    const gradient = differentiate(builder, 'loss', ['x']).get('x')!;
    const feeds = {
      x: { shape: [1, 2], data: Float64Array.of(0.5, -1) },
      weight: { shape: [2, 2], data: new Float64Array(4) },
      labels: { shape: [1], data: Float64Array.of(0) },
      itemWeights: { shape: [1], data: Float64Array.of(1) },
    };
    const { data } = interpret(builder.program('p', { gradient }), feeds).gradient!;
    // logits x^2 + x are 0.75 and 0, so softmax - onehot is (p - 1, 1 - p), times 2x + 1 = (2, -1).
    const p = Math.exp(0.75) / (Math.exp(0.75) + 1);
    expect(data[0]).toBeCloseTo(2 * (p - 1), 12);
    expect(data[1]).toBeCloseTo(-(1 - p), 12);
  });

  it('differentiates behind the gradient of a ReLU, as for gates that another value opens', () => {
    const builder = graph();
    builder.input('gate', float(1, 2));
    const gated = builder.emit(reluGradient, ['gate', 'x'], noAttributes);
    loss(builder, gated);
    const gradient = differentiate(builder, 'loss', ['x']).get('x')!;
    const feeds = {
      x: { shape: [1, 2], data: Float64Array.of(1, 3) },
      gate: { shape: [1, 2], data: Float64Array.of(0, 2) },
      weight: { shape: [2, 2], data: new Float64Array(4) },
      labels: { shape: [1], data: Float64Array.of(0) },
      itemWeights: { shape: [1], data: Float64Array.of(1) },
    };
    const { data } = interpret(builder.program('p', { gradient }), feeds).gradient!;
    // The closed gate makes the logits 0 and 3, and passes no gradient on.
    expect(data[0]).toBeCloseTo(0, 15);
    expect(data[1]).toBeCloseTo(Math.exp(3) / (Math.exp(3) + 1), 12);
  });

  it('gives the loss itself a gradient of 1', () => {
    const builder = graph();
    loss(builder, 'x');
    const seed = differentiate(builder, 'loss', ['loss']).get('loss')!;
    expect(builder.graph().constants.get(seed)!.data).toEqual(Float32Array.of(1));
  });

  it('refuses a loss that is not a scalar', () => {
    expect(() => differentiate(graph(), 'x', ['x'])).toThrow(
      'invalid loss: got shape [1,2], expected a scalar',
    );
  });

  it('refuses a value that the loss does not depend on', () => {
    const builder = graph();
    loss(builder, builder.emit(relu, ['x'], noAttributes));
    expect(() => differentiate(builder, 'loss', ['weight'])).toThrow(
      new GraphError('invalid gradient: got weight, expected a value that the loss depends on'),
    );
  });

  it('refuses a path through an operation without a gradient rule', () => {
    const builder = graph();
    const rows = builder.emit(gatherRows, ['weight', 'labels'], noAttributes, 'rows');
    loss(builder, builder.emit(batchSum, [rows], noAttributes, 'summed'));
    expect(() => differentiate(builder, 'loss', ['weight'])).toThrow(
      new NotDifferentiableError(
        'invalid gradient: got batchSum (summed), expected an operation with a gradient rule',
      ),
    );
  });

  it('passes by operations without a rule that lie off the path', () => {
    const builder = graph();
    const rows = builder.emit(gatherRows, ['weight', 'labels'], noAttributes);
    loss(builder, builder.emit(add, ['x', rows], noAttributes));
    expect(differentiate(builder, 'loss', ['x']).has('x')).toBe(true);
  });
});
