import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brier, logits, nll, predictions, temperatureRefinement } from '../../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from '../inputs.js';
import { logitsOf, peers } from '../peers.js';
import { readGolden } from '../read-golden.js';

interface Parts {
  refinement: number;
  calibration: number;
}

interface Golden {
  range: [number, number];
  cases: { name: string; nll: Parts; brier: Parts; brierRefinementAtNllTemperature: number }[];
}

const { range, cases } = readGolden<Golden>('refinement');

describe.each(cases.map((one, i) => [one.name, one, logitsOf(peers.cases[i]!)] as const))(
  'on %s',
  (_, one, raw) => {
    it('probmetrics: refinement and calibration error of the NLL (its range is wider, which shows on `tied`)', () => {
      const found = temperatureRefinement(raw, { range });
      expect(found.refinement).toBeCloseTo(one.nll.refinement, 7);
      expect(found.calibration).toBeCloseTo(one.nll.calibration, 7);
    });

    it('SciPy: the least Brier score of any temperature, not above that of probmetrics', () => {
      const found = temperatureRefinement(raw, { score: 'brier', range });
      expect(found.refinement).toBeCloseTo(one.brier.refinement, 8);
      expect(found.calibration).toBeCloseTo(one.brier.calibration, 8);
      expect(found.refinement).toBeLessThanOrEqual(one.brierRefinementAtNllTemperature + 1e-7);
    });
  },
);

it('finds the temperature at which a constant confidence is the accuracy', () => {
  const confident = [Math.log(9), 0];
  const raw = rowsOfLogits([confident, confident, confident, confident], [0, 0, 0, 1]);
  for (const score of ['nll', 'brier'] as const) {
    const found = temperatureRefinement(raw, { score });
    expect(found.temperature).toBeCloseTo(Math.log(9) / Math.log(3), 6);
    expect(found.converged).toBe(true);
  }
  const { refinement, calibration } = temperatureRefinement(raw, { score: 'brier' });
  expect(refinement).toBeCloseTo(2 * 0.75 * 0.25, 12);
  expect(calibration).toBeCloseTo(2 * (0.9 - 0.75) ** 2, 12);
});

it('refines to almost 0, without converging, where every label has the highest logit', () => {
  for (const score of ['nll', 'brier'] as const) {
    const found = temperatureRefinement(rowsOfLogits([[1, 0, 0]], [0]), { score });
    expect(found.refinement).toBeLessThan(1e-12);
    expect(found.converged).toBe(false);
    expect(found.temperature).toBeLessThan(0.1);
  }
});

it('has nothing to gain where all logits are equal', () => {
  for (const score of ['nll', 'brier'] as const) {
    const found = temperatureRefinement(rowsOfLogits([[2, 2]], [1]), { score });
    expect(found).toMatchObject({ calibration: 0, temperature: 1, converged: true });
  }
});

it('parts are not negative and add up to the loss', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const losses = { nll: nll(raw), brier: brier(withSoftmax(raw)) };
      for (const score of ['nll', 'brier'] as const) {
        const found = temperatureRefinement(raw, { score });
        expect(found.score).toBeCloseTo(losses[score], 12);
        expect(found.refinement + found.calibration).toBeCloseTo(found.score, 12);
        expect(Math.min(found.refinement, found.calibration)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 20 },
  );
});

it('a constant added to the logits changes it by rounding only', () => {
  const { scores, labels } = logitsOf(peers.cases[0]!);
  const shifted = logits({ data: Float64Array.from(scores.data, (z) => z + 8), shape: scores.shape });
  for (const score of ['nll', 'brier'] as const) {
    const found = temperatureRefinement(predictions(shifted, labels), { score });
    expect(found.refinement).toBeCloseTo(
      temperatureRefinement(predictions(scores, labels), { score }).refinement,
      10,
    );
  }
});

it('refuses probabilities, an unknown score and a range without 1', () => {
  const raw = rowsOfLogits([[1, 0]], [0]);
  expect(() => temperatureRefinement(withSoftmax(raw) as never)).toThrow(
    'got probabilities, expected logits',
  );
  expect(() => temperatureRefinement(raw, { score: 'log' as never })).toThrow('invalid score: got "log"');
  expect(() => temperatureRefinement(raw, { score: 'brier', range: [2, 3] })).toThrow(
    'invalid temperature range',
  );
});
