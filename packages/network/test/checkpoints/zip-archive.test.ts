import { describe, expect, it } from 'vitest';
import { CheckpointError, readCheckpoint } from '../../src/index.js';
import { op, pickle, storage, tensor, zipFile } from '../support/pickle-writer.js';

const saved = pickle(op.dict(op.text('w'), tensor(storage('FloatStorage', '0', 2), 0, [2], [1])));
const text = (value: string) => new TextEncoder().encode(value);

describe('readCheckpoint of a zip archive', () => {
  it('reads stored entries', () => {
    expect(readCheckpoint(zipFile(saved, { '0': [1, 2] })).get('w')!.data).toEqual(Float32Array.of(1, 2));
  });

  it('accepts a byte order of little', () => {
    const file = zipFile(saved, { '0': [1, 2] }, { 'archive/byteorder': text('little') });
    expect(readCheckpoint(file).size).toBe(1);
  });

  it.each<[string, RegExp, Uint8Array]>([
    [
      'big-endian storages',
      /byte order: got "big"/,
      zipFile(saved, { '0': [1, 2] }, { 'archive/byteorder': text('big') }),
    ],
    ['compressed entries', /compressed/, zipFile(saved, { '0': Array<number>(10_000).fill(0) }, {}, 6)],
    ['no data.pkl', /got 0 data.pkl/, zipFile(saved, {}, {}).map((byte) => (byte === 0x6b ? 0x6c : byte))],
    ['two data.pkl', /got 2 data.pkl/, zipFile(saved, {}, { 'other/data.pkl': saved })],
    ['a missing storage', /got no entry "archive\/data\/0"/, zipFile(saved)],
    ['a storage that is too small', /got 4 bytes, expected 8/, zipFile(saved, { '0': [1] })],
    ['a storage that is too large', /got 12 bytes, expected 8/, zipFile(saved, { '0': [1, 2, 3] })],
    [
      'a key that leaves its folder',
      /got no entry "archive\/data\/..\/version"/,
      zipFile(pickle(op.dict(op.text('w'), tensor(storage('FloatStorage', '../version', 2), 0, [2], [1])))),
    ],
  ])('refuses %s', (_, message, file) => {
    expect(() => readCheckpoint(file)).toThrow(CheckpointError);
    expect(() => readCheckpoint(file)).toThrow(message);
  });

  it('refuses a name that comes twice', () => {
    const file = zipFile(saved, { '0': [1, 2], '1': [3, 4] });
    const latin = new TextDecoder('latin1').decode(file);
    const twice = file.slice();
    for (const { index } of latin.matchAll(/archive\/data\/1/g)) twice[index + 'archive/data/'.length] = 0x30;
    expect(() => readCheckpoint(twice)).toThrow(/got "archive\/data\/0" twice/);
  });
});
