import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BinLocator } from '../../src/binning/bin-locator.js';
import { BinTally } from '../../src/binning/bin-tally.js';
import { RowTally } from '../../src/binning/row-tally.js';

const EDGES = [0, 0.25, 0.5, 1];
const CLASSES = 3;

/** Values of every size from 0 to 1, edges among them, down to the least subnormal. */
const value = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(...EDGES, 2 ** -44, 2 ** -45, 3 * 2 ** -46, 2 ** -1074),
  fc.integer({ min: 1, max: 1000 }).map((exponent) => 2 ** -exponent / 3),
);

/** More rows than are held back at once come of repeating these. */
const rows = fc.array(
  fc.tuple(
    fc.array(value, { minLength: CLASSES, maxLength: CLASSES }),
    fc.integer({ min: 0, max: CLASSES - 1 }),
  ),
  { minLength: 1, maxLength: 8 },
);

it.each(['left', 'right'] as const)('adds what one value after another adds, bins closed %s', (closed) => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 100 }), (some, times) => {
      const locator = new BinLocator(EDGES, closed);
      const singly = new BinTally(locator.bins, CLASSES);
      const tally = new BinTally(locator.bins, CLASSES);
      const rowTally = new RowTally(tally, locator);
      for (let time = 0; time < times; time++) {
        for (const [row, label] of some) {
          rowTally.add(Float64Array.from([0.5, ...row]), 1, label);
          row.forEach((p, j) => {
            singly.add(j * locator.bins + locator.index(p), p, j === label ? 1 : 0);
          });
        }
      }
      rowTally.flush();
      for (let group = 0; group < CLASSES; group++) {
        expect(tally.totals(EDGES, group)).toEqual(singly.totals(EDGES, group));
      }
    }),
    { numRuns: 50 },
  );
});
