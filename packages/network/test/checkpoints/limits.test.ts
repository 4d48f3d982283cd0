import { describe, expect, it } from 'vitest';
import { CheckpointLimitError, InvalidArgumentError, readCheckpoint } from '../../src/index.js';
import { op, pickle, storage, tensor, zipFile } from '../support/pickle-writer.js';

const one = { '0': [5] };
const floats = storage('FloatStorage', '0', 1);

function ones(rank: number): number[] {
  return Array<number>(rank).fill(1);
}

describe('limits of readCheckpoint', () => {
  it('stop a pickle of too many instructions', () => {
    const endless = pickle(Array<number>(2000).fill(0x4e));
    expect(() => readCheckpoint(zipFile(endless), { maxInstructions: 1000 })).toThrow(CheckpointLimitError);
    expect(() => readCheckpoint(zipFile(endless), { maxInstructions: 1000 })).toThrow(/maxInstructions/);
  });

  it('stop a pickle that opens containers without end', () => {
    const nested = pickle(Array<number>(100_000).fill(0x28));
    expect(() => readCheckpoint(zipFile(nested))).toThrow(CheckpointLimitError);
    expect(() => readCheckpoint(zipFile(nested))).toThrow(/more than 100 open containers/);
  });

  it('bear tuples nested half a million deep', () => {
    const nested = pickle(op.none, Array<number>(500_000).fill(0x85));
    expect(() => readCheckpoint(zipFile(nested))).toThrow(/got a tuple of 1, expected tensors by name/);
  });

  it('stop a single value that is expanded to terabytes', () => {
    const bomb = op.dict(op.text('w'), tensor(floats, 0, [1 << 20, 1 << 20], [0, 0]));
    expect(() => readCheckpoint(zipFile(pickle(bomb), one))).toThrow(CheckpointLimitError);
  });

  it('stop many tensors over one storage', () => {
    const pairs = ['a', 'b', 'c'].flatMap((name) => [op.text(name), tensor(floats, 0, [1], [1])]);
    const file = zipFile(pickle(op.dict(...pairs)), one);
    expect(readCheckpoint(file, { maxElements: 3 }).size).toBe(3);
    expect(() => readCheckpoint(file, { maxElements: 2 })).toThrow(CheckpointLimitError);
  });

  it('stop shapes whose product is not a number', () => {
    const huge = Array<number>(40).fill(0x7fffffff);
    const bomb = op.dict(op.text('w'), tensor(floats, 0, [...huge, 0], [...huge, 0]));
    expect(() => readCheckpoint(zipFile(pickle(bomb), one), { maxRank: 100 })).toThrow(CheckpointLimitError);
  });

  it('stop tensors of too many axes', () => {
    const deep = op.dict(op.text('w'), tensor(floats, 0, ones(33), ones(33)));
    expect(() => readCheckpoint(zipFile(pickle(deep), one))).toThrow(/expected at most 32 axes/);
  });

  it('stop archives of too many entries', () => {
    const file = zipFile(pickle(op.none), { a: [], b: [], c: [] });
    expect(() => readCheckpoint(file, { maxEntries: 3 })).toThrow(/more than 3 entries/);
  });

  it.each([-1, 0.5, Number.NaN])('refuse %d as a limit', (maxElements) => {
    expect(() => readCheckpoint(zipFile(pickle(op.none)), { maxElements })).toThrow(InvalidArgumentError);
  });
});
