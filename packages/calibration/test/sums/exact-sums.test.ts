import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExactSum } from '../../src/index.js';
import { ExactSums } from '../../src/sums/exact-sums.js';
import { addProduct } from '../../src/sums/two-product.js';

/** Values of every size up to 1, down to the least subnormal. */
const unit = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1080 }))
  .map(([value, exponent]) => value * 2 ** -Math.min(exponent, 540) * 2 ** -Math.max(0, exponent - 540));
const any = fc.oneof(unit, fc.double({ min: -(2 ** 40), max: 2 ** 40, noNaN: true }));

const exactly = (values: readonly number[]) =>
  values.reduce((sum, value) => sum.add(value), new ExactSum()).value;

it('is the exact sum rounded once, as ExactSum has it', () => {
  fc.assert(
    fc.property(fc.array(any), (values) => {
      const sums = new ExactSums(2);
      for (const value of values) sums.add(1, value);
      return Object.is(sums.value(1), exactly(values)) && sums.value(0) === 0;
    }),
  );
});

it('adds a product without rounding it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 2 ** 40 }))),
      (pairs) => {
        const sums = new ExactSums(1);
        const sum = new ExactSum();
        for (const [value, weight] of pairs) {
          sums.addProduct(0, value, weight);
          addProduct(sum, value, weight);
        }
        return Object.is(sums.value(0), sum.value);
      },
    ),
  );
});

it('is a product as repeated addition', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-200, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 20 }),
      (value, times) => {
        const sums = new ExactSums(2);
        sums.addProduct(0, value, times);
        for (let i = 0; i < times; i++) sums.addUnit(1, value);
        return sums.value(0) === sums.value(1);
      },
    ),
  );
});

it('does not depend on how sums are merged, nor on a trip through partials', () => {
  fc.assert(
    fc.property(fc.array(fc.array(any, { maxLength: 8 }), { maxLength: 6 }), (groups) => {
      const merged = new ExactSums(1);
      for (const group of groups.toReversed()) {
        const part = new ExactSums(1);
        for (const value of group) part.add(0, value);
        const copy = new ExactSums(1);
        copy.addPartials(JSON.parse(JSON.stringify(part.partials())));
        merged.merge(copy);
      }
      return Object.is(merged.value(0), exactly(groups.flat()));
    }),
  );
});

it('stays exact beyond the number of terms that a piece holds', () => {
  const sums = new ExactSums(1);
  const term = 1 - 2 ** -53;
  for (let i = 0; i < 2 ** 21 + 5; i++) sums.addUnit(0, term);
  expect(sums.value(0)).toBe(2 ** 21 + 5 - (2 ** 21 + 5) * 2 ** -53);
});

it('refuses partials that are no numbers', () => {
  expect(() => new ExactSums(1).addPartials([[Number.NaN]])).toThrow('invalid term of a sum: got NaN');
});
