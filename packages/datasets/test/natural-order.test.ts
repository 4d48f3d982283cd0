import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalOrder } from '../src/index.js';

describe('naturalOrder', () => {
  it('sorts numbers in names as numbers, the rest by code unit', () => {
    const sorted = ['2', '10', '10a', '010', 'B', 'a', 'a1', 'a1b', 'a2', 'a10', 'ab'];
    expect([...sorted].reverse().sort(naturalOrder)).toEqual([
      '2',
      '010',
      '10',
      '10a',
      'B',
      'a',
      'a1',
      'a1b',
      'a2',
      'a10',
      'ab',
    ]);
  });

  it('compares numbers beyond the exact range of floats', () => {
    expect(naturalOrder('90071992547409931', '90071992547409930')).toBeGreaterThan(0);
  });

  it('is a total order', () => {
    const name = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'B', '/', '-'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0);
        expect(naturalOrder(a, b) === 0).toBe(a === b);
        if (naturalOrder(a, b) <= 0 && naturalOrder(b, c) <= 0)
          expect(naturalOrder(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
