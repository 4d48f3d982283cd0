import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aurc, excessAurc } from '../../src/index.js';
import { anyLogits, binary, withSoftmax } from '../inputs.js';

const mixed = binary([
  [0.9, true],
  [0.8, false],
  [0.7, true],
  [0.6, false],
]);

it('is what ranking the errors last would gain', () => {
  const best = (0 + 0 + 1 / 3 + 2 / 4) / 4;
  expect(excessAurc(mixed)).toBeCloseTo(aurc(mixed) - best, 15);
});

it('with the limit it is the formula of Geifman et al.', () => {
  expect(excessAurc(mixed, { optimum: 'limit' })).toBeCloseTo(aurc(mixed) - (0.5 + 0.5 * Math.log(0.5)), 15);
});

it('is 0 for a perfect ranking, and where all are right or all are wrong', () => {
  const ranked = binary([
    [0.9, true],
    [0.8, true],
    [0.7, false],
  ]);
  expect(excessAurc(ranked)).toBeCloseTo(0, 15);
  for (const correct of [true, false]) {
    const alike = binary([
      [0.9, correct],
      [0.6, correct],
    ]);
    expect(excessAurc(alike)).toBe(0);
    expect(excessAurc(alike, { optimum: 'limit' })).toBe(0);
  }
});

it('stays between 0 and the AURC', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      expect(excessAurc(input)).toBeGreaterThanOrEqual(0);
      expect(excessAurc(input)).toBeLessThanOrEqual(aurc(input));
    }),
  );
});

it('refuses an unknown optimum', () => {
  expect(() => excessAurc(mixed, { optimum: 'best' as never })).toThrow(
    'invalid optimum: got "best", expected one of finite, limit',
  );
});
