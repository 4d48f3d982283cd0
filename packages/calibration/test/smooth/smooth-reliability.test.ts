import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothReliability } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';
import { peers, probabilitiesOf } from '../peers.js';
import { readGolden } from '../read-golden.js';

interface Golden {
  points: number;
  sigmas: number[];
  cases: {
    name: string;
    sigma: number;
    relplot: number[][];
    relplotAutomatic: number[];
    exact: { accuracy: number[]; density: number[] }[];
  }[];
}

const golden = readGolden<Golden>('smooth-reliability');
const { points, sigmas } = golden;

describe.each(golden.cases.map((one, i) => [one.name, one, peers.cases[i]!] as const))(
  'on %s',
  (_, { sigma, relplot, relplotAutomatic, exact }, peer) => {
    const probable = probabilitiesOf(peer);

    it('the relplot convention is relplot, at fixed bandwidths and at its own', () => {
      const accuracies = (options: { sigma?: number }) =>
        smoothReliability(probable, { points, convention: 'relplot', ...options });
      sigmas.forEach((width, i) => {
        accuracies({ sigma: width }).curve.forEach(({ accuracy }, j) => {
          expect(accuracy).toBeCloseTo(relplot[i]![j]!, 12);
        });
      });
      const automatic = accuracies({});
      expect(automatic.sigma).toBe(sigma);
      automatic.curve.forEach(({ accuracy }, j) => {
        expect(accuracy).toBeCloseTo(relplotAutomatic[j]!, 12);
      });
    });

    it('the paper convention is the kernel regression of the definition', () => {
      sigmas.forEach((width, i) => {
        const { curve } = smoothReliability(probable, { points, sigma: width });
        const peak = Math.max(...exact[i]!.density);
        curve.forEach(({ accuracy, density }, j) => {
          const expected = exact[i]!.accuracy[j]!;
          expect(density / peak).toBeCloseTo(exact[i]!.density[j]! / peak, 6);
          if (expected >= 0) expect(accuracy).toBeCloseTo(expected, 6);
        });
      });
    });
  },
);

it('is 1 where all are right, 0 where all are wrong, and the density integrates to 1', () => {
  const { curve } = smoothReliability(
    binary([
      [0.9, true],
      [0.8, true],
    ]),
    { sigma: 0.1, points: 1001 },
  );
  for (const { accuracy } of curve) expect(accuracy === null || Math.abs(accuracy - 1) < 1e-9).toBe(true);
  expect(curve.reduce((sum, { density }) => sum + density, 0) / 1000).toBeCloseTo(1, 2);
  const wrong = smoothReliability(binary([[1, false]]), { sigma: 0.1 });
  expect(wrong.curve.at(-1)!.accuracy).toBe(0);
});

it('has nothing to say far from all samples', () => {
  const { curve } = smoothReliability(binary([[1, true]]), { sigma: 0.01, points: 3 });
  expect(curve[0]).toEqual({ confidence: 0, accuracy: null, density: 0 });
  expect(curve[2]!.density).toBeCloseTo(2 / (0.01 * Math.sqrt(2 * Math.PI)), 9);
});

it('does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      const options = { sigma: 0.1, points: 11 };
      expect(smoothReliability(withSoftmax(reversed), options)).toEqual(
        smoothReliability(withSoftmax(raw), options),
      );
    }),
    { numRuns: 30 },
  );
});

it.each([1, 2.5, 10_001])('refuses %s points', (count) => {
  expect(() => smoothReliability(binary([[1, true]]), { points: count })).toThrow('invalid points');
});
