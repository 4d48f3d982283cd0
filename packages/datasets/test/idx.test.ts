import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DataNotFoundError, InvalidDataError, readIdx, readIdxImages } from '../src/index.js';
import { idxBytes } from './support/idx-bytes.js';
import { temporaryFolder } from './support/temporary-folder.js';

async function fileOf(content: Uint8Array): Promise<string> {
  return join(await temporaryFolder({ file: content }), 'file');
}

describe('readIdx', () => {
  it('reads shape and values, gzipped or not', async () => {
    const bytes = idxBytes([2, 1, 3], [1, 2, 3, 4, 5, 6]);
    for (const content of [bytes, gzipSync(bytes)]) {
      const { shape, data } = await readIdx(await fileOf(content));
      expect(shape).toEqual([2, 1, 3]);
      expect([...data]).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it.each([
    ['an empty file', Buffer.alloc(0), /magic none/],
    ['floats', idxBytes([1], [0, 0, 0, 0], 0x0d), /magic 00000d01/],
    ['another format', Buffer.from('PK\x03\x04'), /magic 504b0304/],
    ['rank 0', idxBytes([], []), /magic 00000800/],
    ['a truncated header', idxBytes([1, 1], []).subarray(0, 9), /got 9 bytes, expected >= 12/],
    ['missing values', idxBytes([2, 2], [1, 2, 3]), /got 3 values, expected 2x2 = 4/],
    ['extra values', idxBytes([2], [1, 2, 3]), /got 3 values, expected 2 = 2/],
  ])('rejects %s', async (_, content, message) => {
    const failure = readIdx(await fileOf(content));
    await expect(failure).rejects.toThrow(InvalidDataError);
    await expect(failure).rejects.toThrow(message);
  });

  it('rejects a truncated gzip stream', async () => {
    const whole = gzipSync(
      idxBytes(
        [1000],
        Array.from({ length: 1000 }, (_, i) => (i * 31) % 256),
      ),
    );
    const failure = readIdx(await fileOf(whole.subarray(0, whole.length - 20)));
    await expect(failure).rejects.toThrow(/invalid gzip file .*file: got unexpected end of file/);
  });

  it('names a file that does not exist', async () => {
    await expect(readIdx('nowhere/images.gz')).rejects.toThrow(DataNotFoundError);
    await expect(readIdx('nowhere/images.gz')).rejects.toMatchObject({ path: 'nowhere/images.gz' });
  });
});

describe('readIdxImages', () => {
  const classNames = ['zero', 'one'];

  async function files(images: Buffer, labels: Buffer) {
    const folder = await temporaryFolder({ images, labels });
    return { images: join(folder, 'images'), labels: join(folder, 'labels'), classNames };
  }

  it('repeats grey in the three planes and keeps the order', async () => {
    const source = await files(idxBytes([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]), idxBytes([2], [1, 0]));
    const { images } = await readIdxImages(source, { size: 2 });
    expect([...images.pixels]).toEqual([
      1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8,
    ]);
    expect([...images.labels]).toEqual([1, 0]);
    expect(images).toMatchObject({ count: 2, height: 2, width: 2 });
  });

  it.each([
    [
      'a label without a class',
      idxBytes([1, 1, 1], [0]),
      idxBytes([1], [2]),
      /got label 2, expected 0 <= label < 2/,
    ],
    [
      'more labels than images',
      idxBytes([1, 1, 1], [0]),
      idxBytes([2], [0, 1]),
      /got shape \[2\], expected \[1\]/,
    ],
    ['labels for images', idxBytes([1], [0]), idxBytes([1], [0]), /expected \[n, height, width\]/],
    ['no images', idxBytes([0, 1, 1], []), idxBytes([0], []), /expected \[n, height, width\], none 0/],
  ])('rejects %s', async (_, images, labels, message) => {
    await expect(readIdxImages(await files(images, labels), { size: 1 })).rejects.toThrow(message);
  });
});
