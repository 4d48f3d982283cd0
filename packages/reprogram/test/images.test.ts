import { describe, expect, it } from 'vitest';
import { paddedBatches } from '../src/images/padded-batches.js';
import { byteImages, selectImages } from '../src/index.js';

const bytes = Uint8Array.from({ length: 12 }, (_, index) => index * 20);
const images = byteImages(bytes, [1, 2, 2]);

describe('byteImages', () => {
  it('reads 0..255 as 0..1 in the order asked for', () => {
    const target = new Float32Array(8);
    images.read([2, 0], target);
    expect([...target]).toEqual([160, 180, 200, 220, 0, 20, 40, 60].map((value) => Math.fround(value / 255)));
    expect(images.count).toBe(3);
  });

  it('refuses bytes that are no whole images', () => {
    expect(() => byteImages(new Uint8Array(5), [1, 2, 2])).toThrow(
      'invalid image bytes: got 5, expected a multiple of 4 for images of [1,2,2]',
    );
  });
});

describe('selectImages', () => {
  const labelled = { images, labels: Int32Array.of(7, 8, 9) };

  it('gives the chosen images and labels in their order', () => {
    const selected = selectImages(labelled, Int32Array.of(2, 1));
    const target = new Float32Array(4);
    selected.images.read([1], target);
    expect([...selected.labels]).toEqual([9, 8]);
    expect(target[0]).toBeCloseTo(80 / 255, 6);
  });

  it('refuses an index that is no image', () => {
    expect(() => selectImages(labelled, Int32Array.of(3))).toThrow(
      'invalid image index: got 3, expected 0..2',
    );
  });
});

describe('paddedBatches', () => {
  it('fills the last batch with its first image', () => {
    const batches = [...paddedBatches(Int32Array.of(4, 3, 2, 1, 0), 3)];
    expect(batches.map(({ indices, actual }) => [[...indices], actual])).toEqual([
      [[4, 3, 2], 3],
      [[1, 0, 1], 2],
    ]);
  });
});
