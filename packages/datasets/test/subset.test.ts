import { describe, expect, it } from 'vitest';
import { firstPerClass, InvalidArgumentError, subset } from '../src/index.js';
import { tinyImageSet } from './support/image-sets.js';

describe('subset', () => {
  const images = tinyImageSet([5, 6, 7]);

  it('copies the images in the order asked for, repeats included', () => {
    const part = subset(images, [2, 0, 2]);
    expect([...part.pixels]).toEqual([20, 21, 22, 0, 1, 2, 20, 21, 22]);
    expect([...part.labels]).toEqual([7, 5, 7]);
    expect(part.hashes).toEqual(['hash2', 'hash0', 'hash2']);
    expect(part).toMatchObject({ count: 3, height: 1, width: 1 });
  });

  it('may be empty', () => {
    expect(subset(images, [])).toMatchObject({ count: 0, hashes: [] });
  });

  it.each([3, -1, 0.5, Number.NaN])('rejects index %s', (index) => {
    expect(() => subset(images, [index])).toThrow(InvalidArgumentError);
  });
});

describe('firstPerClass', () => {
  it('takes the first n of each class, or all it has, in order', () => {
    expect(firstPerClass([1, 0, 1, 1, 0, 2], 2)).toEqual([0, 1, 2, 4, 5]);
  });
});
