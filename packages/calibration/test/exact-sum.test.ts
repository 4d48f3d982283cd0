import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExactSum, InvalidArgumentError } from '../src/index.js';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum.add(value), new ExactSum());

/** Whole multiples of 2^-120 of widely differing size: their exact sum fits a BigInt. */
const term = fc
  .tuple(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), fc.integer({ min: 0, max: 160 }))
  .map(([mantissa, exponent]) => mantissa * 2 ** (exponent - 120));

function exactly(values: readonly number[]): number {
  const scaled = values.reduce((sum, value) => sum + BigInt(value * 2 ** 120), 0n);
  return Number(scaled) / 2 ** 120;
}

it('keeps what float64 addition loses', () => {
  expect(sumOf([1e100, 1, -1e100]).value).toBe(1);
  expect(sumOf(Array(10).fill(0.1)).value).toBe(1);
  expect(sumOf([1e16, 1, 1e-16]).value).toBe(10000000000000002);
});

it('is 0 when empty', () => {
  expect(new ExactSum().value).toBe(0);
});

it('is the exact sum rounded once', () => {
  fc.assert(fc.property(fc.array(term), (values) => sumOf(values).value === exactly(values) + 0));
});

it('does not depend on the order of the terms', () => {
  const anyTerms = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { maxLength: 50 });
  fc.assert(
    fc.property(anyTerms, fc.infiniteStream(fc.nat()), (values, keys) => {
      const shuffled = values
        .map((value) => [keys.next().value as number, value] as const)
        .sort(([a], [b]) => a - b)
        .map(([, value]) => value);
      return Object.is(sumOf(values).value, sumOf(shuffled).value);
    }),
  );
});

it('does not depend on how sums are merged', () => {
  fc.assert(
    fc.property(fc.array(fc.array(term)), (groups) => {
      const merged = groups.reduceRight((sum, group) => sum.merge(sumOf(group)), new ExactSum());
      return Object.is(merged.value, sumOf(groups.flat()).value);
    }),
  );
});

it('leaves the merged sum as it was, even when merged with itself', () => {
  const sum = sumOf([0.1, 0.2]);
  expect(sum.merge(sum).value).toBe(sumOf([0.1, 0.2, 0.1, 0.2]).value);
});

it('rejects what is not finite', () => {
  expect(() => new ExactSum().add(NaN)).toThrow(InvalidArgumentError);
  expect(() => new ExactSum().add(Infinity)).toThrow(
    'invalid term of a sum: got Infinity, expected a finite number',
  );
});
