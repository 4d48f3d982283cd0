import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadDataset } from '../src/index.js';
import { smallCifar10 } from './support/small-cifar10.js';
import { temporaryFolder } from './support/temporary-folder.js';

async function setUp() {
  const options = {
    size: 16,
    dataDir: await smallCifar10(),
    cacheDir: join(await temporaryFolder(), 'cache'),
  };
  const first = await loadDataset('cifar10', options);
  const [file] = await readdir(options.cacheDir);
  return { options, first, file: join(options.cacheDir, file!) };
}

describe('cacheDir', () => {
  it('returns the same data set without decoding again', async () => {
    const { options, first } = await setUp();
    const onProgress = vi.fn();
    expect(await loadDataset('cifar10', { ...options, onProgress })).toEqual(first);
    expect(onProgress).not.toHaveBeenCalled();
    const { cacheDir, ...uncached } = options;
    expect(await loadDataset('cifar10', uncached)).toEqual(first);
  });

  it('keeps one file for each size and selection, and nothing temporary', async () => {
    const { options } = await setUp();
    await loadDataset('cifar10', { ...options, size: 8 });
    await loadDataset('cifar10', { ...options, maxPerClass: { train: 1 } });
    const files = await readdir(options.cacheDir);
    expect(files).toHaveLength(3);
    expect(files.every((file) => file.endsWith('.decoded'))).toBe(true);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a flipped bit', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(bytes.at(-1)! ^ 1)])],
    ['a missing end', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['no content', () => Buffer.alloc(0)],
  ])('replaces a file with %s', async (_, damage) => {
    const { options, first, file } = await setUp();
    const intact = await readFile(file);
    await writeFile(file, damage(intact));
    expect(await loadDataset('cifar10', options)).toEqual(first);
    expect(await readFile(file)).toEqual(intact);
  });

  it('does not outlive a change of the archive', async () => {
    const { options } = await setUp();
    await rm(join(options.dataDir, 'cifar10'), { recursive: true });
    await expect(loadDataset('cifar10', options)).rejects.toThrow(/data not found/);
  });

  it('leaves nothing behind when decoding fails', async () => {
    const { options } = await setUp();
    const archive = join(options.dataDir, 'cifar10/cifar10-jpeg.zip');
    const bytes = await readFile(archive);
    bytes[bytes.indexOf('IDAT') + 6]! ^= 0xff;
    await writeFile(archive, bytes);
    await expect(loadDataset('cifar10', options)).rejects.toThrow(/CRC-32/);
    expect(await readdir(options.cacheDir)).toHaveLength(1);
  });
});
