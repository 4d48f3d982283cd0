import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataLimitError, InvalidDataError, readClassFolders } from '../src/index.js';
import { png } from './support/pictures.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { type ZipSource, zipBytes } from './support/zip-bytes.js';

const content = await png([1, 2, 3]);

async function read(bytes: Uint8Array) {
  const folder = await temporaryFolder({ 'a.zip': bytes });
  return readClassFolders(join(folder, 'a.zip'), { size: 2 });
}

describe('zip archives', () => {
  it.each<[string, ZipSource[], RegExp]>([
    ['a parent path', [{ name: '../cat/1.png', content }], /invalid relative path: \.\.\/cat\/1\.png/],
    ['a parent path with backslashes', [{ name: 'cat\\..\\..\\1.png', content }], /invalid relative path/],
    ['an absolute path', [{ name: '/cat/1.png', content }], /absolute path/],
    ['a drive letter', [{ name: 'C:/cat/1.png', content }], /absolute path/],
    ['a name that comes twice', [1, 2].map(() => ({ name: 'cat/1.png', content })), /cat\/1\.png twice/],
    [
      'a wrong CRC-32',
      [{ name: 'cat/1.png', content, crc: 1 }],
      /got \d+ bytes, CRC-32 [0-9a-f]+, expected \d+ bytes, CRC-32 1/,
    ],
    ['a stored entry of another size', [{ name: 'cat/1.png', content, size: 5 }], /size mismatch/],
    [
      'an entry that inflates to more than it says',
      [{ name: 'cat/1.png', content, size: 5, deflate: true }],
      /too many bytes/,
    ],
    [
      'an entry that inflates to less',
      [{ name: 'cat/1.png', content, size: 9999, deflate: true }],
      /not enough bytes/,
    ],
  ])('rejects %s', async (_, sources, message) => {
    const failure = read(zipBytes(sources));
    await expect(failure).rejects.toThrow(InvalidDataError);
    await expect(failure).rejects.toThrow(message);
  });

  it('rejects an entry that states more bytes than an image may have', async () => {
    const failure = read(zipBytes([{ name: 'cat/1.png', content, size: 2 ** 31, deflate: true }]));
    await expect(failure).rejects.toThrow(DataLimitError);
  });

  it.each([
    ['a truncated archive', zipBytes([{ name: 'cat/1.png', content }]).subarray(0, -10)],
    ['something else', Buffer.from('not a zip')],
    ['an empty file', Buffer.alloc(0)],
  ])('rejects %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow(/invalid zip archive/);
  });
});
