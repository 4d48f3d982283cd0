import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type RgbImage, resizeToSquare } from '../src/index.js';

interface Golden {
  readonly pillow: string;
  readonly cases: readonly {
    readonly width: number;
    readonly height: number;
    readonly size: number;
    readonly sha256: string;
    readonly data?: readonly number[];
  }[];
}

const goldenFile = new URL('golden/pillow-lanczos.json', import.meta.url);
const golden: Golden = JSON.parse(await readFile(goldenFile, 'utf8'));

/** The pattern of golden/pillow-lanczos.py. */
function pattern(width: number, height: number): RgbImage {
  const value = (i: number) => ((i * 7919 + i * i * 31) % 251) + (i % 5);
  return { width, height, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => value(i)) };
}

describe('resizeToSquare', () => {
  it.each(golden.cases)(
    `equals Pillow ${golden.pillow}: $width x $height to $size`,
    ({ width, height, size, data, sha256 }) => {
      const resized = resizeToSquare(pattern(width, height), size);
      if (data !== undefined) expect([...resized.data]).toEqual(data);
      expect(createHash('sha256').update(resized.data).digest('hex')).toBe(sha256);
      expect(resized).toMatchObject({ width: size, height: size });
    },
  );

  it('returns an image of that size as it is', () => {
    const image = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3) };
    expect(resizeToSquare(image, 1)).toBe(image);
  });

  it('stretches, and keeps a constant picture constant', () => {
    const image = { width: 4, height: 2, data: new Uint8Array(24).fill(90) };
    expect([...resizeToSquare(image, 5).data]).toEqual(Array(75).fill(90));
  });

  it('keeps the middle in the middle when enlarging', () => {
    const data = Uint8Array.of(0, 0, 0, 255, 255, 255);
    const row = [...resizeToSquare({ width: 2, height: 1, data }, 8).data.subarray(0, 24)];
    expect(row.map((value, i) => value + row[23 - i]!)).toEqual(Array(24).fill(255));
  });
});
