import { readFileSync } from 'node:fs';

const folder = new URL('../golden/checkpoints/', import.meta.url);

/** What torch says is in each file: see `golden/checkpoints.py`. */
export const goldenCheckpoints = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, { shape: number[]; data: number[] }>>>>;

export function goldenCheckpoint(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(file, folder)));
}
