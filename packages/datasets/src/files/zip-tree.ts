import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { DataLimitError, InvalidDataError } from '../errors.js';
import { LIMITS } from '../limits.js';
import { naturalOrder } from './natural-order.js';
import { type FileTree, isListed } from './tree.js';

/**
 * A zip archive as a {@link FileTree}. yauzl refuses absolute names and `..`, and holds every entry to its
 * stated size while inflating; entry count, entry size, duplicate names and CRC-32 are checked here.
 */
export async function openZip(path: string): Promise<FileTree> {
  let zip: ZipFile;
  try {
    zip = await openArchive(path);
  } catch (cause) {
    throw new InvalidDataError('zip archive', path, (cause as Error).message, 'a whole zip archive', {
      cause,
    });
  }
  try {
    return new ZipTree(path, zip, await listEntries(path, zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Small archives are read at once: tens of thousands of small reads take longer than the decoding they feed. */
async function openArchive(path: string): Promise<ZipFile> {
  const { size } = await stat(path);
  return size > LIMITS.archiveInMemory
    ? openPromise(path, { autoClose: false })
    : fromBufferPromise(await readFile(path));
}

async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

class ZipTree implements FileTree {
  readonly files: readonly string[];

  constructor(
    readonly root: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {
    this.files = [...entries.keys()].sort(naturalOrder);
  }

  has(file: string): boolean {
    return this.entries.has(file);
  }

  describe(file: string): string {
    return `${this.root}:${file}`;
  }

  async read(file: string, limit: number): Promise<Buffer> {
    const entry = this.entries.get(file);
    const where = this.describe(file);
    if (entry === undefined) throw new InvalidDataError('zip entry', where, 'no such entry', 'a listed file');
    if (entry.uncompressedSize > limit) {
      throw new DataLimitError('zip entry', where, `${entry.uncompressedSize} bytes`, `${limit} bytes`);
    }
    let bytes: Buffer;
    try {
      bytes = await readAll(await this.zip.openReadStreamPromise(entry));
    } catch (cause) {
      throw new InvalidDataError('zip entry', where, (cause as Error).message, 'readable content', { cause });
    }
    const checksum = crc32(bytes);
    if (bytes.length !== entry.uncompressedSize || checksum !== entry.crc32) {
      const got = `${bytes.length} bytes, CRC-32 ${checksum.toString(16)}`;
      const expected = `${entry.uncompressedSize} bytes, CRC-32 ${entry.crc32.toString(16)}`;
      throw new InvalidDataError('zip entry', where, got, expected);
    }
    return bytes;
  }

  close(): void {
    this.zip.close();
  }
}

async function listEntries(path: string, zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.files) {
    throw new DataLimitError('zip entries', path, `${zip.entryCount}`, `${LIMITS.files}`);
  }
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (fileName.endsWith('/') || !isListed(fileName)) continue;
      if (entries.has(fileName)) {
        throw new InvalidDataError('zip archive', path, `${fileName} twice`, 'each name once');
      }
      entries.set(fileName, entry);
    }
  } catch (cause) {
    if (cause instanceof InvalidDataError) throw cause;
    throw new InvalidDataError('zip archive', path, (cause as Error).message, 'safe and readable entries', {
      cause,
    });
  }
  return entries;
}
