import { describe, expect, it } from 'vitest';
import { keptCount } from '../src/index.js';
import { expectError } from './helpers.js';

describe('keptCount', () => {
  it.each([
    [10, 0, 10],
    [10, 0.2, 8],
    [10, 0.24, 8],
    [10, 0.25, 7],
    [6, 0.25, 4],
    [10, 0.99, 0],
    [0, 0.5, 0],
    [717_824, 0.36, 459_407],
  ])('of %i weights at %f keeps %i', (count, sparsity, kept) => {
    expect(keptCount(count, sparsity)).toBe(kept);
  });

  it('refuses a sparsity outside 0 <= s < 1', () => {
    for (const sparsity of [-0.1, 1, 1.2, Number.NaN]) {
      expectError(
        () => keptCount(10, sparsity),
        'RETICKET_INVALID_ARGUMENT',
        `invalid sparsity: got ${sparsity}, expected 0 <= s < 1`,
      );
    }
  });
});
