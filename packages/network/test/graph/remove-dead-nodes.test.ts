import { describe, expect, it } from 'vitest';
import { GraphBuilder, noAttributes, operations, removeDeadNodes } from '../../src/index.js';
import { float } from '../support/value-types.js';

const { add, relu, sigmoid } = operations;

function program(outputs: Readonly<Record<string, string>>) {
  const builder = new GraphBuilder();
  builder.input('x', float(2));
  builder.input('unused', float(5));
  builder.parameter('p', float(2));
  builder.parameter('q', float(2));
  builder.constant('c', { shape: [2], data: Float32Array.of(1, 2) });
  builder.emit(add, ['x', 'p'], noAttributes, 'kept');
  builder.emit(add, ['x', 'q'], noAttributes, 'dead');
  builder.emit(add, ['dead', 'c'], noAttributes, 'deader');
  builder.emit(sigmoid, ['kept'], noAttributes, 'alsoKept');
  builder.emit(relu, ['alsoKept'], noAttributes, 'afterwards');
  return removeDeadNodes(builder.program('p', outputs));
}

describe('removeDeadNodes', () => {
  it('keeps exactly what the outputs need, in order', () => {
    expect(program({ y: 'alsoKept' }).nodes.map(({ name }) => name)).toEqual(['kept', 'alsoKept']);
  });

  it('drops parameters, constants and types that nothing needs', () => {
    const { parameters, constants, types } = program({ y: 'alsoKept' });
    expect([...parameters.keys()]).toEqual(['p']);
    expect([...constants.keys()]).toEqual([]);
    expect([...types.keys()].sort()).toEqual(['alsoKept', 'kept', 'p', 'unused', 'x']);
  });

  it('keeps inputs, so that the signature stays', () => {
    expect([...program({ y: 'kept' }).inputs.keys()]).toEqual(['x', 'unused']);
  });

  it('keeps parameters and inputs that are outputs themselves', () => {
    const { parameters, nodes } = program({ q: 'q', x: 'x' });
    expect([...parameters.keys()]).toEqual(['q']);
    expect(nodes).toEqual([]);
  });

  it('changes nothing when everything is needed', () => {
    const all = program({ a: 'deader', b: 'afterwards' });
    expect(removeDeadNodes(all)).toEqual(all);
  });
});
