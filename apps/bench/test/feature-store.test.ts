import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FeatureStore } from '../src/store/feature-store.js';
import { temporaryFolder } from './support/temporary-folder.js';

const configuration = { state: 2, dataset: 'mnist' };
const features = {
  train: { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] },
  test: { data: Float32Array.of(-1, 0.5), shape: [1, 2] },
};

async function storedFeatures() {
  const folder = temporaryFolder();
  const store = new FeatureStore(folder);
  await store.write(configuration, features);
  return { store, folder, file: join(folder, readdirSync(folder)[0]!) };
}

describe('FeatureStore', () => {
  it('gives back what was written', async () => {
    const { store } = await storedFeatures();
    expect(store.read(configuration)).toEqual(features);
    expect(store.read({ ...configuration, state: 3 })).toBeUndefined();
  });

  it('does not trust a file cut short', async () => {
    const { store, file } = await storedFeatures();
    const bytes = readFileSync(file);
    for (const length of [0, 7, 8, bytes.length >> 1, bytes.length - 1]) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(store.read(configuration)).toBeUndefined();
    }
  });

  it('does not trust a file with a changed number', async () => {
    const { store, file } = await storedFeatures();
    const bytes = readFileSync(file);
    bytes[bytes.length - 2]! ^= 1;
    writeFileSync(file, bytes);
    expect(store.read(configuration)).toBeUndefined();
  });

  it('does not trust a file under another name', async () => {
    const { store, file, folder } = await storedFeatures();
    await store.write({ ...configuration, state: 3 }, features);
    const other = readdirSync(folder).find((name) => !file.endsWith(name))!;
    writeFileSync(join(folder, other), readFileSync(file));
    expect(store.read({ ...configuration, state: 3 })).toBeUndefined();
  });
});
