import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder with real data, if this machine has it. */
export const dataDir = process.env.RETICKET_DATA;

/** A file of the data folder. */
export function dataFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(dataDir!, path)));
}
