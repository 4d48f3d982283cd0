import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import type { ImageSet } from './image-set.js';
import { LIMITS } from './limits.js';

export interface DecodedSplits {
  readonly classNames: readonly string[];
  readonly train: ImageSet;
  readonly test: ImageSet;
}

export interface CacheRequest {
  readonly directory: string;
  /** Path of the archive the pixels come from. */
  readonly archive: string;
  readonly size: number;
  readonly maxPerClass: { readonly train?: number; readonly test?: number };
}

interface Header {
  readonly classNames: readonly string[];
  readonly counts: readonly [train: number, test: number];
}

const FORMAT = 'reticket-decoded-1';
const HASH_BYTES = 32;

/**
 * The splits from the cache file of this request, or from `decode`, whose result is then stored.
 *
 * A file is named by archive content, size, selection and versions of format and decoder. It is: SHA-256 of
 * the rest, header length (uint32 LE), header (JSON), then labels (int32 LE), image hashes and pixels of the train
 * and the test split. An absent or damaged file is replaced.
 */
export async function withDecodedCache(
  request: CacheRequest,
  decode: () => Promise<DecodedSplits>,
): Promise<DecodedSplits> {
  await mkdir(request.directory, { recursive: true });
  const path = join(request.directory, `${await cacheKey(request)}.decoded`);
  const cached = await readCache(path, request.size);
  if (cached !== undefined) return cached;
  const splits = await decode();
  if (splits.train.pixels.length + splits.test.pixels.length <= LIMITS.cacheBytes)
    await writeCache(path, splits);
  return splits;
}

async function cacheKey({ archive, size, maxPerClass }: CacheRequest): Promise<string> {
  const content = createHash('sha256');
  await pipeline(createReadStream(archive), content);
  const parts = [FORMAT, content.digest('hex'), size, maxPerClass.train ?? 0, maxPerClass.test ?? 0];
  return createHash('sha256')
    .update(JSON.stringify([...parts, sharp.versions.vips]))
    .digest('hex')
    .slice(0, 32);
}

async function writeCache(path: string, { classNames, train, test }: DecodedSplits): Promise<void> {
  const header: Header = { classNames, counts: [train.count, test.count] };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const chunks = [length, json, ...[train, test].flatMap(encodeSplit)];
  const digest = createHash('sha256');
  for (const chunk of chunks) digest.update(chunk);

  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      for (const chunk of [digest.digest(), ...chunks]) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function readCache(path: string, size: number): Promise<DecodedSplits | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined || bytes.length < HASH_BYTES + 4) return undefined;
  const body = bytes.subarray(HASH_BYTES);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, HASH_BYTES))) return undefined;
  const headerEnd = 4 + body.readUInt32LE(0);
  const { classNames, counts }: Header = JSON.parse(body.subarray(4, headerEnd).toString());
  const trainEnd = headerEnd + counts[0] * recordBytes(size);
  return {
    classNames,
    train: decodeSplit(body.subarray(headerEnd, trainEnd), counts[0], size),
    test: decodeSplit(body.subarray(trainEnd), counts[1], size),
  };
}

function recordBytes(size: number): number {
  return 4 + HASH_BYTES + 3 * size * size;
}

function encodeSplit({ count, labels, hashes, pixels }: ImageSet): Uint8Array[] {
  const labelBytes = Buffer.alloc(count * 4);
  for (let i = 0; i < count; i++) labelBytes.writeInt32LE(labels[i]!, i * 4);
  return [labelBytes, Buffer.from(hashes.join(''), 'hex'), pixels];
}

function decodeSplit(bytes: Buffer, count: number, size: number): ImageSet {
  const hashStart = count * 4;
  const pixelStart = hashStart + count * HASH_BYTES;
  return {
    count,
    height: size,
    width: size,
    labels: Int32Array.from({ length: count }, (_, i) => bytes.readInt32LE(i * 4)),
    hashes: Array.from({ length: count }, (_, i) =>
      bytes.toString('hex', hashStart + i * HASH_BYTES, hashStart + (i + 1) * HASH_BYTES),
    ),
    pixels: new Uint8Array(bytes.buffer, bytes.byteOffset + pixelStart, count * 3 * size * size),
  };
}
