import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ece, type MurphyDecomposition, murphyDecomposition } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';
import { eventOf, golden, inputOf } from './golden.js';

const { bins, cases } = golden;

describe.each(cases.map((one) => [one.name, one] as const))('is the definition on %s', (_, one) => {
  it.each(one.events)('event $event', ({ event, murphy }) => {
    const found = murphyDecomposition(inputOf(one), { bins, ...eventOf(event) });
    for (const [term, value] of Object.entries(murphy)) {
      expect(found[term as keyof MurphyDecomposition], term).toBeCloseTo(value, 12);
    }
  });
});

it('splits four forecasts in two bins', () => {
  const found = murphyDecomposition(
    binary([
      [0.6, true],
      [0.7, false],
      [0.8, true],
      [0.9, true],
    ]),
    { bins: 4 },
  );
  expect(found.score).toBeCloseTo(0.7 / 4, 15);
  expect(found.reliability).toBeCloseTo((2 * (0.65 - 0.5) ** 2 + 2 * (0.85 - 1) ** 2) / 4, 15);
  expect(found.resolution).toBeCloseTo((2 * 0.25 ** 2 + 2 * 0.25 ** 2) / 4, 15);
  expect(found.uncertainty).toBeCloseTo(3 / 16, 15);
  expect(found.withinBinVariance).toBeCloseTo((4 * 0.05 ** 2) / 4, 15);
  expect(found.withinBinCovariance).toBeCloseTo((2 * -0.05) / 4, 15);
});

it('of one sample has reliability alone', () => {
  const { reliability, score, ...others } = murphyDecomposition(binary([[0.75, true]]));
  expect(reliability).toBeCloseTo(score, 15);
  expect(Object.values(others).map(Math.abs)).toEqual([0, 0, 0, 0]);
});

it('adds up to the score, and the reliability is the square of RMSCE', () => {
  const anyBins = fc.record({
    bins: fc.integer({ min: 1, max: 20 }),
    binning: fc.constantFrom('equalWidth' as const, 'equalMass' as const),
  });
  fc.assert(
    fc.property(anyLogits(), anyBins, (raw, options) => {
      const input = withSoftmax(raw);
      const found = murphyDecomposition(input, options);
      const { reliability, resolution, uncertainty, withinBinVariance, withinBinCovariance } = found;
      const sum = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance;
      expect(sum).toBeCloseTo(found.score, 12);
      expect(reliability).toBeCloseTo(ece(input, { ...options, norm: 2 }) ** 2, 12);
    }),
  );
});

it('does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      expect(murphyDecomposition(withSoftmax(reversed))).toEqual(murphyDecomposition(withSoftmax(raw)));
    }),
  );
});
