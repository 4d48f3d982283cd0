import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BinLocator } from '../../src/binning/bin-locator.js';
import { equalWidthEdges } from '../../src/binning/equal-width-edges.js';
import { equalWidth, reliability } from '../../src/index.js';
import { binary } from '../inputs.js';

const binOf = (value: number, bins: number, options: Parameters<typeof equalWidth>[0]) =>
  reliability(binary([[value, true]]), { bins, binning: equalWidth(options) }).findIndex(
    ({ count }) => count > 0,
  );

it('puts a value on an edge below it or above it, as the closed side says', () => {
  expect(binOf(0.75, 4, { closed: 'right' })).toBe(2);
  expect(binOf(0.75, 4, { closed: 'left' })).toBe(3);
  expect(binOf(1, 4, { closed: 'left' })).toBe(3);
});

it('gives 1 a bin of its own where asked to', () => {
  const bins = reliability(binary([[1, true]]), {
    bins: 2,
    binning: equalWidth({ closed: 'left', one: 'own' }),
  });
  expect(bins.map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
    [0, 0.5, 0],
    [0.5, 1, 0],
    [1, 1, 1],
  ]);
});

it('compares in float32 where asked to', () => {
  const above = 0.6 + 1e-9;
  expect(binOf(above, 5, { precision: 'float64' })).toBe(3);
  expect(binOf(above, 5, { precision: 'float32' })).toBe(2);
});

it.each([
  ['fraction', 3, 3 / 10],
  ['numpy', 3, 0.30000000000000004],
  ['torch', 3, Math.fround(0.3)],
  ['torch', 7, Math.fround(0.7)],
  ['floor', 3, 0.30000000000000004],
] as const)('has edges as %s computes them: number %i of 10 is %d', (edges, i, value) => {
  expect(equalWidthEdges(10, equalWidth({ edges, closed: 'left' }))[i]).toBe(value);
});

it('floors the quotient by the bin size, as code without edges does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (bins, value) => {
        const edges = equalWidthEdges(bins, equalWidth({ closed: 'left', edges: 'floor', one: 'own' }));
        return new BinLocator(edges, 'left').index(value) === Math.floor(value / (1 / bins));
      },
    ),
  );
});

it('finds the bin that a search through all edges finds', () => {
  const near = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(-(2 ** -53), 0, 2 ** -52, 1e-8));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('left' as const, 'right' as const),
      fc.oneof(near, fc.double({ min: 0, max: 1, noNaN: true })),
      (bins, closed, place) => {
        const value =
          typeof place === 'number' ? place : Math.min(1, Math.max(0, place[0] / bins + place[1]));
        const edges = equalWidthEdges(bins, equalWidth({ closed }));
        const past = edges.slice(1, -1).filter((edge) => (closed === 'right' ? value > edge : value >= edge));
        return new BinLocator(edges, closed).index(value) === past.length;
      },
    ),
  );
});

it.each([
  [{ closed: 'both' }, 'invalid closed: got "both", expected one of left, right'],
  [{ edges: 'matlab' }, 'invalid edges: got "matlab"'],
  [{ precision: 'float16' }, 'invalid precision: got "float16"'],
  [{ one: 'own' }, 'invalid bins with 1 on its own: got "closed right", expected closed left'],
])('rejects %o', (options, message) => {
  expect(() => equalWidth(options as never)).toThrow(message);
});
