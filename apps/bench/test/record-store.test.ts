import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellId } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { RecordStore } from '../src/store/record-store.js';
import { temporaryFolder } from './support/temporary-folder.js';

const configuration = { state: 2, method: 'VP' };
const record = { top1: 0.5, names: ['a', 'b'] };

function validate(value: unknown): typeof record {
  if (typeof (value as typeof record).top1 !== 'number') throw new Error('no record');
  return value as typeof record;
}

async function storedRecord() {
  const folder = temporaryFolder();
  const store = new RecordStore(folder, validate);
  await store.write(configuration, record);
  return { folder, store, file: join(folder, `${cellId(configuration)}.json`) };
}

describe('RecordStore', () => {
  it('gives back what was written, and leaves one file', async () => {
    const { store, folder } = await storedRecord();
    expect(store.read(configuration)).toEqual(record);
    expect(readdirSync(folder)).toEqual([`${cellId(configuration)}.json`]);
  });

  it('has nothing for another configuration', async () => {
    const { store } = await storedRecord();
    expect(store.read({ state: 3, method: 'VP' })).toBeUndefined();
  });

  it('does not trust a file cut short anywhere', async () => {
    const { store, file } = await storedRecord();
    const text = readFileSync(file, 'utf8').trimEnd();
    for (let length = 0; length < text.length; length += 1) {
      writeFileSync(file, text.slice(0, length));
      expect(store.read(configuration)).toBeUndefined();
    }
  });

  it('does not trust a record under the name of another configuration', async () => {
    const { store, file, folder } = await storedRecord();
    const other = { state: 3, method: 'VP' };
    writeFileSync(join(folder, `${cellId(other)}.json`), readFileSync(file));
    expect(store.read(other)).toBeUndefined();
  });

  it('does not trust a record that was changed', async () => {
    const { store, file } = await storedRecord();
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.5', '0.6'));
    expect(store.read(configuration)).toBeUndefined();
  });

  it('does not trust a record that fails its check', async () => {
    const { folder } = await storedRecord();
    const strict = new RecordStore(folder, () => {
      throw new Error('refused');
    });
    expect(strict.read(configuration)).toBeUndefined();
  });
});
