import { readFileSync } from 'node:fs';

/** A file of test/golden; the scripts beside them say which peer wrote it. */
export function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./golden/${name}.json`, import.meta.url), 'utf8')) as T;
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Array.from(a).reduce((worst, value, index) => Math.max(worst, Math.abs(value - b[index]!)), 0);
}
