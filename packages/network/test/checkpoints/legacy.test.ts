import { describe, expect, it } from 'vitest';
import { CheckpointError, readCheckpoint } from '../../src/index.js';
import { legacyFile, op, pickle, storage, tensor } from '../support/pickle-writer.js';

const weights = { '17': [1, 2, 3, 4] };

function saved(view: readonly number[] = op.none): Uint8Array {
  return pickle(op.dict(op.text('w'), tensor(storage('FloatStorage', '17', 4, view), 0, [2], [1])));
}

describe('readCheckpoint of a legacy file', () => {
  it('reads a tensor over a whole storage', () => {
    expect(readCheckpoint(legacyFile(saved(), weights)).get('w')!.data).toEqual(Float32Array.of(1, 2));
  });

  it('reads a tensor over a view of a storage', () => {
    const view = op.tuple(op.text('18'), op.int(2), op.int(2));
    expect(readCheckpoint(legacyFile(saved(view), weights)).get('w')!.data).toEqual(Float32Array.of(3, 4));
  });

  it('reads the OrderedDict that Python 2 wrote', () => {
    const pair = op.list(op.text('w'), tensor(storage('FloatStorage', '17', 4, op.none), 2, [], []));
    const dict = op.call(op.global('collections', 'OrderedDict'), op.tuple(op.list(pair)));
    expect(readCheckpoint(legacyFile(pickle(dict), weights)).get('w')).toEqual({
      shape: [],
      data: Float32Array.of(3),
    });
  });

  it.each<[string, RegExp, Uint8Array]>([
    ['a pickle without the magic number', /without the magic number/, pickle(op.int(3))],
    ['another protocol', /checkpoint protocol: got 1000/, legacyFile(saved(), weights, { version: 1000 })],
    ['big-endian numbers', /byte order/, legacyFile(saved(), weights, { littleEndian: false })],
    [
      'a view beyond its storage',
      /got a view of 3..5/,
      legacyFile(saved(op.tuple(op.text('18'), op.int(3), op.int(2))), weights),
    ],
    ['a view of the wrong kind', /got the view 2/, legacyFile(saved(op.int(2)), weights)],
    [
      'a tensor beyond its view',
      /got an element at 1/,
      legacyFile(saved(op.tuple(op.text('18'), op.int(3), op.int(1))), weights),
    ],
    ['a storage that is not there', /got no storage for "w"/, legacyFile(saved(), {})],
    [
      'a storage that nothing refers to',
      /got "5", expected one that a tensor refers to/,
      legacyFile(saved(), { ...weights, '5': [1] }),
    ],
    ['a storage of another size', /got 8 bytes, expected 16/, legacyFile(saved(), { '17': [1, 2] })],
    [
      'bytes after the end',
      /got 2 bytes after the last storage/,
      Uint8Array.from([...legacyFile(saved(), weights), 0, 0]),
    ],
  ])('refuses %s', (_, message, file) => {
    expect(() => readCheckpoint(file)).toThrow(CheckpointError);
    expect(() => readCheckpoint(file)).toThrow(message);
  });
});
