import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prune } from '../src/index.js';
import { vector } from './helpers.js';

/** Weights of distinct magnitudes, the same in another order, and a sparsity. */
const permuted = fc
  .uniqueArray(fc.integer({ min: 1, max: 10_000 }), { minLength: 3, maxLength: 60 })
  .chain((values) =>
    fc.tuple(
      fc.constant(values),
      fc.shuffledSubarray(values, { minLength: values.length }),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
    ),
  );

describe.each(['magnitude-global', 'magnitude-uniform', 'lamp-global'])('%s', (method) => {
  it('keeps the same weights whatever their order', () => {
    fc.assert(
      fc.property(permuted, ([values, shuffled, sparsity]) => {
        const kept = (order: number[]) => {
          const weights = new Map([
            ['a', vector(...order)],
            ['b', vector(5.5, 0.5)],
          ]);
          const { masks } = prune(weights, ['a', 'b'], { method, sparsity });
          return order.filter((_, i) => masks.get('a')!.get(i)).sort((a, b) => a - b);
        };
        expect(kept(shuffled)).toEqual(kept(values));
      }),
    );
  });
});
