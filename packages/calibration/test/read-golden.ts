import { readFileSync } from 'node:fs';

/** A golden file of peers, made by the script of the same name beside it. */
export function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'));
}
