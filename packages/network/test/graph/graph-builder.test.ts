import { describe, expect, it } from 'vitest';
import { GraphBuilder, GraphError, noAttributes, operations, ShapeError } from '../../src/index.js';
import { float } from '../support/value-types.js';

const { add, relu } = operations;

describe('GraphBuilder', () => {
  it('gives every value its type at once', () => {
    const builder = new GraphBuilder();
    builder.input('x', float(2, 3));
    expect(builder.emit(relu, ['x'], noAttributes, 'y')).toBe('y');
    expect(builder.type('y')).toEqual(float(2, 3));
    expect(builder.has('y')).toBe(true);
    expect(builder.has('z')).toBe(false);
  });

  it('makes fresh names that do not clash', () => {
    const builder = new GraphBuilder();
    builder.input('relu_0', float(1));
    const names = [
      builder.emit(relu, ['relu_0'], noAttributes),
      builder.emit(relu, ['relu_0'], noAttributes),
    ];
    expect(new Set(['relu_0', ...names]).size).toBe(3);
  });

  it('refuses a name that is taken', () => {
    const builder = new GraphBuilder();
    builder.input('x', float(1));
    const expected = 'invalid value name: got x twice, expected unique names';
    expect(() => builder.parameter('x', float(1))).toThrow(expected);
    expect(() => builder.emit(relu, ['x'], noAttributes, 'x')).toThrow(GraphError);
    expect(() => builder.constant('x', { shape: [], data: Float32Array.of(0) })).toThrow(GraphError);
  });

  it('refuses a value that does not exist', () => {
    const builder = new GraphBuilder();
    expect(() => builder.emit(relu, ['x'], noAttributes)).toThrow(
      'invalid value name: got x, expected a declared value',
    );
    expect(() => builder.program('p', { y: 'x' })).toThrow(GraphError);
  });

  it('refuses shapes that do not go together as soon as the node is added', () => {
    const builder = new GraphBuilder();
    builder.input('a', float(2));
    builder.input('b', float(3));
    expect(() => builder.emit(add, ['a', 'b'], noAttributes)).toThrow(ShapeError);
    expect(builder.graph().nodes).toEqual([]);
  });

  it('goes on from a finished graph without touching it', () => {
    const first = new GraphBuilder();
    first.input('x', float(2));
    first.parameter('p', float(2));
    first.constant('c', { shape: [2], data: Float32Array.of(1, 2) });
    first.emit(add, ['x', 'p'], noAttributes, 'sum');
    const graph = first.graph();
    const second = GraphBuilder.from(graph);
    second.emit(add, ['sum', 'c'], noAttributes, 'more');
    expect(graph.nodes.map(({ name }) => name)).toEqual(['sum']);
    expect(second.graph().nodes.map(({ name }) => name)).toEqual(['sum', 'more']);
    expect([...second.graph().parameters.keys()]).toEqual(['p']);
  });
});
