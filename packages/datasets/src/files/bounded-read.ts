import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { DataLimitError, DataNotFoundError, InvalidDataError } from '../errors.js';

const gunzipAsync = promisify(gunzip);

/** The bytes of a file that has at most `limit` of them. */
export async function readBounded(path: string, limit: number): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > limit) throw new DataLimitError('file', path, `${size} bytes`, `${limit} bytes`);
    return await readFile(path);
  } catch (error) {
    throw asDataError(error, path);
  }
}

/** As {@link readBounded}, gunzipped if the content is gzip; `limit` holds before and after. */
export async function readMaybeGzip(path: string, limit: number): Promise<Buffer> {
  const bytes = await readBounded(path, limit);
  if (!(bytes[0] === 0x1f && bytes[1] === 0x8b)) return bytes;
  try {
    return await gunzipAsync(bytes, { maxOutputLength: limit });
  } catch (cause) {
    if (errorCode(cause) === 'ERR_BUFFER_TOO_LARGE') {
      throw new DataLimitError('gzip content', path, 'more', `${limit} bytes`);
    }
    throw new InvalidDataError('gzip file', path, (cause as Error).message, 'a whole gzip stream', { cause });
  }
}

/** Turns an error of the file system into one that names the path; others pass through. */
export function asDataError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new DataNotFoundError(path);
  if (code !== undefined && /^E[A-Z]+$/.test(code)) {
    return new InvalidDataError('file', path, code, 'a readable file or folder', { cause: error });
  }
  return error;
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
