import { describe, expect, it } from 'vitest';
import { findOverlap } from '../src/index.js';

describe('findOverlap', () => {
  it('finds an image of one split in another', () => {
    expect(findOverlap({ train: ['a', 'b'], validation: ['c'], test: ['d', 'b'] })).toEqual([
      {
        hash: 'b',
        leaks: true,
        places: [
          { split: 'train', index: 1 },
          { split: 'test', index: 1 },
        ],
      },
    ]);
  });

  it('finds an image twice in one split, which is no leak', () => {
    expect(findOverlap({ train: ['a', 'b', 'a'], test: ['c'] })).toEqual([
      {
        hash: 'a',
        leaks: false,
        places: [
          { split: 'train', index: 0 },
          { split: 'train', index: 2 },
        ],
      },
    ]);
  });

  it('finds train and test that are the same files, as EuroSAT is in the reference', () => {
    const hashes = Array.from({ length: 27 }, (_, index) => `image ${index}`);
    const overlaps = findOverlap({ train: hashes, test: hashes });
    expect(overlaps.length).toBe(27);
    expect(overlaps.every(({ leaks }) => leaks)).toBe(true);
  });

  it('finds nothing in disjoint splits, and nothing in none', () => {
    expect(findOverlap({ train: ['a'], test: ['b'] })).toEqual([]);
    expect(findOverlap({})).toEqual([]);
  });

  it('takes hashes that look like property names', () => {
    expect(findOverlap({ train: ['__proto__'], test: ['constructor', '__proto__'] })).toHaveLength(1);
  });
});
