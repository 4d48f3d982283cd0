import { expect } from 'vitest';
import { type FloatTensor, Mask, type Masks, type Scores } from '../src/index.js';

/** A one-dimensional tensor. */
export function vector(...values: number[]): FloatTensor {
  return { data: Float32Array.from(values), shape: [values.length] };
}

/** A mask from text such as `'1 0 1'`, weight 0 first. */
export function maskOf(text: string): Mask {
  const flags = text.split(' ');
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, i) => {
    if (flag === '1') bits[i >> 3]! |= 1 << (i & 7);
  });
  return Mask.fromBits(bits, flags.length);
}

export function flagsOf(mask: Mask): string {
  return Array.from({ length: mask.size }, (_, i) => (mask.get(i) ? '1' : '0')).join(' ');
}

export function allFlags(masks: Masks): Record<string, string> {
  return Object.fromEntries([...masks].map(([name, mask]) => [name, flagsOf(mask)]));
}

export function totalOnes(masks: Masks): number {
  return [...masks.values()].reduce((total, mask) => total + mask.ones, 0);
}

export function expectError(run: () => unknown, code: string, message?: string): void {
  expect(run).toThrow(expect.objectContaining(message === undefined ? { code } : { code, message }));
}

/** Scores of one-dimensional parameters. */
export function scoresOf(entries: Record<string, number[]>): Scores {
  return new Map(Object.entries(entries).map(([name, values]) => [name, vector(...values)]));
}

/** The sparsity at which exactly `keep` of `count` weights are kept. */
export function sparsityKeeping(keep: number, count: number): number {
  return Math.min(1 - keep / count, 1 - 1e-12);
}

export async function expectRejection(
  run: () => Promise<unknown>,
  code: string,
  message?: string,
): Promise<void> {
  await expect(run()).rejects.toMatchObject(message === undefined ? { code } : { code, message });
}
