import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  DataNotFoundError,
  InvalidArgumentError,
  listDatasets,
  loadDataset,
  UnknownDatasetError,
} from '../src/index.js';
import { smallCifar10 } from './support/small-cifar10.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('loadDataset', () => {
  it('loads both splits with labels, note and licence', async () => {
    const dataset = await loadDataset('cifar10', { size: 32, dataDir: await smallCifar10() });
    expect(dataset.classNames).toEqual(['cat', 'dog']);
    expect([...dataset.train.labels, ...dataset.test.labels]).toEqual([0, 0, 1, 0, 1]);
    expect(dataset.test.pixels[3072]).toBe(4);
    expect(dataset.note).toMatch(/JPEG/);
    expect(dataset.license).toMatch(/Krizhevsky/);
  });

  it('takes the data directory from RETICKET_DATA', async () => {
    vi.stubEnv('RETICKET_DATA', await smallCifar10());
    try {
      expect((await loadDataset('cifar10', { size: 32 })).train.count).toBe(3);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('keeps the first images of each class, split by split', async () => {
    const options = { size: 32, dataDir: await smallCifar10(), maxPerClass: { train: 1 } };
    const { train, test } = await loadDataset('cifar10', options);
    expect([...train.labels]).toEqual([0, 1]);
    expect(train.pixels[3072]).toBe(2);
    expect(test.count).toBe(2);
  });

  it('reports progress over both splits', async () => {
    const seen: string[] = [];
    const onProgress = (done: number, total: number) => seen.push(`${done}/${total}`);
    await loadDataset('cifar10', { size: 32, dataDir: await smallCifar10(), onProgress });
    expect(seen).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('throws the reason of an aborted signal', async () => {
    const dataDir = await smallCifar10();
    const reason = new Error('enough');
    await expect(
      loadDataset('cifar10', { size: 32, dataDir, signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);

    const controller = new AbortController();
    const onProgress = vi.fn(() => controller.abort(reason));
    const failure = loadDataset('fashion-mnist-sample', { size: 28, signal: controller.signal, onProgress });
    await expect(failure).rejects.toBe(reason);
    expect(onProgress.mock.calls.length).toBeLessThan(100);
  });

  it('lists the known names for an unknown one', async () => {
    const failure = loadDataset('imagenet', { size: 32 });
    await expect(failure).rejects.toThrow(UnknownDatasetError);
    await expect(failure).rejects.toThrow(
      'invalid data set: got imagenet, expected one of mnist, fashion-mnist-sample, fashion-mnist, cifar10, cifar10-binary, cifar100-binary, gtsrb, flowers102',
    );
  });

  it('says which path is expected and how to provide it', async () => {
    const dataDir = await temporaryFolder();
    for (const { name, location } of listDatasets()) {
      if (location === undefined) continue;
      const failure = loadDataset(name, { size: 32, dataDir });
      await expect(failure).rejects.toThrow(DataNotFoundError);
      await expect(failure).rejects.toThrow(
        `expected ${join(dataDir, location)}; point --data-dir or RETICKET_DATA at the folder that contains ${location}`,
      );
    }
  });

  it('asks for a data directory when there is none', async () => {
    vi.stubEnv('RETICKET_DATA', '');
    try {
      await expect(loadDataset('gtsrb', { size: 32 })).rejects.toThrow(/--data-dir or RETICKET_DATA/);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it.each([
    { size: 0 },
    { size: 32.5 },
    { size: 32, maxPerClass: { train: 0 } },
    { size: 32, maxPerClass: { test: 1.5 } },
  ])('rejects %o', async (options) => {
    await expect(loadDataset('mnist', options)).rejects.toThrow(InvalidArgumentError);
  });

  it('rejects a size whose pixels fit in no array', async () => {
    await expect(loadDataset('fashion-mnist-sample', { size: 4096 })).rejects.toThrow(
      /lower size or maxPerClass/,
    );
  });
});
