import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOnes, lowestBit } from '../src/bit-words.js';

describe('countOnes', () => {
  it('counts the set bits of any number of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const digits = [...bytes].map((byte) => byte.toString(2)).join('');
        expect(countOnes(bytes)).toBe(digits.replaceAll('0', '').length);
      }),
    );
  });
});

describe('lowestBit', () => {
  it('is the index of the lowest set bit, the sign bit too', () => {
    for (let bit = 0; bit < 32; bit++) {
      expect(lowestBit((1 << bit) >>> 0)).toBe(bit);
      expect(lowestBit((-1 << bit) >>> 0)).toBe(bit);
    }
  });
});
