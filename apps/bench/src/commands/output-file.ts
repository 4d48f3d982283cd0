import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from '../errors.js';

/**
 * The absolute path of a file that is going to be written, checked before the work whose result it is to hold.
 *
 * @throws UsageError where a folder stands.
 */
export function outputFile(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`invalid --out: got the folder ${path}, expected a file`);
  }
  return resolve(path);
}

/** Writes a file whole or not at all, in a folder that is made if it is not there. */
export async function writeOutput(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, text);
}
