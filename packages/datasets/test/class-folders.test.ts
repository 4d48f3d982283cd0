import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataNotFoundError, InvalidArgumentError, InvalidDataError, readClassFolders } from '../src/index.js';
import { jpeg, png } from './support/pictures.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { zipBytes } from './support/zip-bytes.js';

const red = await png([255, 0, 0]);
const green = await png([0, 255, 0]);
const blue = await png([0, 0, 255]);

const FILES = {
  'train/10/img2.png': red,
  'train/10/img10.png': green,
  'train/2/b.png': blue,
  'train/2/notes.txt': 'ignored',
  'train/2/.hidden.png': 'ignored',
  '__MACOSX/train/2/b.png': 'ignored',
  'train/empty/readme.md': 'not a class',
  'test/2/x.png': red,
};

async function sources(): Promise<[string, string]> {
  const entries = Object.entries(FILES).map(([name, content], i) => ({
    name,
    content: Buffer.from(content),
    deflate: i % 2 === 0,
  }));
  const folder = await temporaryFolder({ 'archive.zip': zipBytes(entries) });
  return [await temporaryFolder(FILES), join(folder, 'archive.zip')];
}

describe('readClassFolders', () => {
  it('reads a folder and a zip alike, classes and images in natural order', async () => {
    for (const path of await sources()) {
      const { classNames, images } = await readClassFolders(path, { under: 'train', size: 2 });
      expect(classNames).toEqual(['2', '10']);
      expect([...images.labels]).toEqual([0, 1, 1]);
      const colours = [0, 1, 2].map((i) => [0, 4, 8].map((plane) => images.pixels[i * 12 + plane]));
      expect(colours).toEqual([
        [0, 0, 255],
        [255, 0, 0],
        [0, 255, 0],
      ]);
    }
  });

  it('gives a test split the labels of the train split', async () => {
    const [folder] = await sources();
    const { images } = await readClassFolders(folder, { under: 'test', size: 2, classNames: ['10', '2'] });
    expect([...images.labels]).toEqual([1]);
  });

  it('keeps the first images of each class', async () => {
    const [folder] = await sources();
    const { images } = await readClassFolders(folder, { under: 'train', size: 2, maxPerClass: 1 });
    expect([...images.labels]).toEqual([0, 1]);
    expect(images.pixels[12]).toBe(255);
  });

  it('rejects a class that the train split does not have', async () => {
    const [folder] = await sources();
    const failure = readClassFolders(folder, { under: 'test', size: 2, classNames: ['10'] });
    await expect(failure).rejects.toThrow(/got 2, expected one of 10/);
  });

  it('rejects an image outside a class folder', async () => {
    const folder = await temporaryFolder({ 'a.png': red, 'cat/b.png': red });
    await expect(readClassFolders(folder, { size: 2 })).rejects.toThrow(
      /got no class folder, expected <class>\/<image>/,
    );
  });

  it('rejects a folder without images', async () => {
    const folder = await temporaryFolder({ 'cat/readme.md': '' });
    await expect(readClassFolders(folder, { size: 2 })).rejects.toThrow(InvalidDataError);
  });

  it('names the damaged image and stops', async () => {
    const folder = await temporaryFolder({
      'cat/bad.jpg': (await jpeg()).subarray(0, 900),
      'cat/good.jpg': await jpeg(),
    });
    const failure = readClassFolders(folder, { size: 2 });
    await expect(failure).rejects.toMatchObject({
      name: 'InvalidDataError',
      file: join(folder, 'cat', 'bad.jpg'),
    });
  });

  it('names a path that does not exist', async () => {
    await expect(readClassFolders('no/such/folder', { size: 2 })).rejects.toThrow(DataNotFoundError);
  });

  it.each([0, -1, 1.5, Number.NaN, 4097])('rejects size %s before any work', async (size) => {
    await expect(readClassFolders('no/such/folder', { size })).rejects.toThrow(InvalidArgumentError);
  });
});
