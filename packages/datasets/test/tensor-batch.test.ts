import { describe, expect, it } from 'vitest';
import { type ImageSet, InvalidArgumentError, toTensorBatch } from '../src/index.js';
import { tinyImageSet } from './support/image-sets.js';

const images: ImageSet = { ...tinyImageSet([0, 0]), pixels: Uint8Array.of(0, 51, 255, 1, 2, 3) };

describe('toTensorBatch', () => {
  it('divides bytes by 255 in single precision', () => {
    const { data, shape } = toTensorBatch(images, [1, 0]);
    expect(shape).toEqual([2, 3, 1, 1]);
    expect([...data]).toEqual([1 / 255, 2 / 255, 3 / 255, 0, 0.2, 1].map(Math.fround));
  });

  it('writes into a longer buffer and leaves the rest alone', () => {
    const buffer = new Float32Array(5).fill(9);
    const { data } = toTensorBatch(images, [0], buffer);
    expect(data.buffer).toBe(buffer.buffer);
    expect([...buffer]).toEqual([0, Math.fround(0.2), 1, 9, 9]);
    expect(data).toHaveLength(3);
  });

  it('rejects a short buffer and an index out of range', () => {
    expect(() => toTensorBatch(images, [0, 1], new Float32Array(5))).toThrow(
      /got 5 values, expected at least 6/,
    );
    expect(() => toTensorBatch(images, [2])).toThrow(InvalidArgumentError);
  });
});
