import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../src/index.js';

const text = fc.string({ unit: 'grapheme', maxLength: 6 });

describe('compareCodePoints', () => {
  it('orders texts as the bytes of their UTF-8 are ordered', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b))).toBe(expected);
      }),
    );
  });

  it('puts a text after its own beginning, and one beyond U+FFFF last', () => {
    expect(compareCodePoints('conv', 'conv1')).toBeLessThan(0);
    expect(compareCodePoints('\u{1f3ab}', '\uff5e')).toBeGreaterThan(0);
    expect('\u{1f3ab}' < '\uff5e').toBe(true);
  });
});
