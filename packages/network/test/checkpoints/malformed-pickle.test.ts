import { describe, expect, it } from 'vitest';
import { CheckpointError, CheckpointLimitError, readCheckpoint } from '../../src/index.js';
import { op, pickle, storage, tensor, zipFile } from '../support/pickle-writer.js';

const floats = storage('FloatStorage', '0', 4);

function refusal(...opcodes: (readonly number[])[]): CheckpointError {
  try {
    readCheckpoint(zipFile(pickle(...opcodes), { '0': [1, 2, 3, 4] }));
  } catch (error) {
    if (error instanceof CheckpointError) return error;
    throw error;
  }
  throw new Error('read without an error');
}

describe('readCheckpoint of a malformed pickle', () => {
  it.each<[string, RegExp, (readonly number[])[]]>([
    ['an empty stack', /empty stack/, []],
    ['values left over', /values left over/, [op.none, op.none]],
    ['an open mark', /values left over/, [[0x28], op.none]],
    ['a missing mark', /got no mark/, [[0x74]]],
    ['an unknown memo', /got memo 9/, [[0x68, 9]]],
    ['a memo beyond 32 bits of nothing', /got memo 4294967295/, [[0x6a, 255, 255, 255, 255]]],
    ['a REDUCE of plain data', /got a call of a string/, [op.call(op.text('f'), op.tuple())]],
    [
      'a REDUCE without a tuple',
      /with a list of 0/,
      [op.call(op.global('collections', 'OrderedDict'), op.list())],
    ],
    [
      'a storage type called',
      /got a call of the storage type/,
      [op.call(op.global('torch', 'FloatStorage'), op.tuple())],
    ],
    [
      'an OrderedDict of a number',
      /invalid OrderedDict: got 1/,
      [op.call(op.global('collections', 'OrderedDict'), op.tuple(op.int(1)))],
    ],
    [
      'an OrderedDict of no pairs',
      /expected a pair/,
      [op.call(op.global('collections', 'OrderedDict'), op.tuple(op.list(op.tuple(op.none))))],
    ],
    [
      'a Counter of a list',
      /invalid Counter: got a list of 0/,
      [op.call(op.global('collections', 'Counter'), op.tuple(op.list()))],
    ],
    [
      'a parameter of nothing',
      /invalid parameter: got nothing/,
      [op.call(op.global('torch._utils', '_rebuild_parameter'), op.tuple())],
    ],
    ['items for a number', /expected a list/, [op.int(1), op.none, [0x61]]],
    ['pairs for a list', /expected pairs for a dict/, [[0x5d], op.none, op.none, [0x73]]],
    ['an odd number of pairs', /expected pairs for a dict/, [[0x7d, 0x28], op.none, [0x75]]],
    ['a list as a key', /expected a hashable value/, [op.dict(op.list(), op.none)]],
    ['state for a list', /expected two dicts/, [op.list(), op.dict(), [0x62]]],
    ['an instance', /got opcode 0x81/, [op.global('collections', 'OrderedDict'), op.tuple(), [0x81]]],
    ['the extension registry', /got opcode 0x82/, [[0x82, 1]]],
    ['the text protocol', /got opcode 0x49/, [[0x49, 0x31, 0x0a]]],
    ['another protocol', /pickle protocol: got 6/, [[0x80, 6]]],
    ['malformed UTF-8', /malformed UTF-8/, [[0x58, 1, 0, 0, 0, 0xff]]],
    ['a global without an end', /line without an end/, [[0x63, 0x61]]],
    ['a persistent id of its own', /persistent id a string/, [op.persistent(op.text('x'))]],
    ['a module as a persistent id', /starts with 'storage'/, [op.persistent(op.tuple(op.text('module')))]],
    ['a tensor without a storage', /invalid tensor: got None/, [tensor(op.none, 0, [1], [1])]],
    ['a tensor beyond its storage', /got an element at 4/, [tensor(floats, 1, [4], [1])]],
    ['a tensor beyond its storage by strides', /got an element at 6/, [tensor(floats, 0, [2, 2], [5, 1])]],
    ['a negative offset', /tensor offset: got -1/, [tensor(floats, -1, [1], [1])]],
    ['a negative stride', /invalid tensor stride/, [tensor(floats, 3, [2], [-1])]],
    ['sizes without strides', /got 1 sizes and 0 strides/, [tensor(floats, 0, [1], [])]],
    ['one storage of two sizes', /with two types or sizes/, [floats, storage('FloatStorage', '0', 5)]],
    ['one storage of two types', /with two types or sizes/, [floats, storage('IntStorage', '0', 4)]],
    ['a storage of a negative size', /size -1/, [storage('FloatStorage', '0', -1)]],
    ['a dict of no tensors', /got a dict with "a"/, [op.dict(op.text('a'), op.int(1))]],
    ['no dict at all', /got a list of 0, expected tensors by name/, [op.list()]],
  ])('refuses %s', (_, message, opcodes) => {
    expect(refusal(...opcodes).message).toMatch(message);
  });

  it('refuses an integer of 2 GiB', () => {
    expect(refusal([0x8b, 255, 255, 255, 127])).toBeInstanceOf(CheckpointLimitError);
    expect(refusal([0x8b, 255, 255, 255, 255])).toBeInstanceOf(CheckpointLimitError);
  });

  it('refuses a string of 2^63 bytes', () => {
    expect(refusal([0x8d, 0, 0, 0, 0, 0, 0, 0, 128]).message).toMatch(
      /expected at least 9223372036854776000/,
    );
  });

  it('refuses the same list nested in itself as a state dict', () => {
    const cyclic = [0x5d, 0x71, 0, 0x68, 0, 0x61];
    expect(refusal(cyclic).message).toMatch(/got a list of 1/);
  });

  it('refuses a dict nested in itself as a state dict', () => {
    const cyclic = [0x7d, 0x71, 0, ...op.text('model'), 0x68, 0, 0x73];
    expect(refusal(cyclic).message).toMatch(/got a dict with "model"/);
  });
});
