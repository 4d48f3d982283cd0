import { expect, it } from 'vitest';
import { distinctValues, ece, equalMass, fixedEdges, quantileEdges, reliability } from '../../src/index.js';
import { binary } from '../inputs.js';

const confidences = [0.5, 0.6, 0.7, 0.8, 0.9];
const five = binary(confidences.map((confidence, i) => [confidence, i % 2 === 0]));
const tied = binary([
  [0.7, true],
  [0.7, false],
  [0.7, true],
  [0.9, true],
]);

it('takes given edges and their number', () => {
  const bins = reliability(five, { binning: fixedEdges([0, 0.6, 0.85, 1]) });
  expect(bins.map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
    [0, 0.6, 2],
    [0.6, 0.85, 2],
    [0.85, 1, 1],
  ]);
  expect(() => ece(five, { bins: 5, binning: fixedEdges([0, 1]) })).toThrow(
    'invalid bins: got 5, expected 1',
  );
});

it.each([[[0, 0.5]], [[0.1, 1]], [[0, 0.5, 0.5, 1]], [[0, Number.NaN, 1]], [[1]], [undefined]])(
  'rejects edges %j',
  (edges) => {
    expect(() => fixedEdges(edges as number[])).toThrow('invalid edges');
  },
);

it('splits ties into groups of equal size, misses first', () => {
  const bins = reliability(tied, { bins: 2, binning: equalMass({ ties: 'split' }) });
  expect(bins.map(({ count, accuracy }) => [count, accuracy])).toEqual([
    [2, 0.5],
    [2, 1],
  ]);
});

it('cuts between quantiles, linear between neighbours, with empty bins where quantiles repeat', () => {
  const quartiles = reliability(five, { bins: 4, binning: quantileEdges() });
  expect(quartiles.map(({ upper, count }) => [upper, count])).toEqual([
    [0.6, 2],
    [0.7, 1],
    [0.8, 1],
    [1, 1],
  ]);
  const halves = reliability(tied, { bins: 4, binning: quantileEdges() });
  expect(halves.map(({ count }) => count)).toEqual([3, 0, 0, 1]);
});

it('gives every distinct value a bin, whatever the number asked for', () => {
  const bins = reliability(tied, { bins: 15, binning: distinctValues() });
  expect(bins.map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
    [0, 0.8, 3],
    [0.8, 1, 1],
  ]);
});

it('rejects what is no convention', () => {
  expect(() => ece(five, { binning: { kind: 'hexagonal' } as never })).toThrow(
    'invalid binning: got Object, expected a bin convention such as equalWidth()',
  );
});
