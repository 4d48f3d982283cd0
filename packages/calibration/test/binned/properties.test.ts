import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ace,
  classwiseEce,
  debiasedEce,
  debiasedRmsce,
  ece,
  mce,
  type Predictions,
  type Probabilities,
  predictions,
  presets,
  probabilities,
  rmsce,
  topLabelEce,
} from '../../src/index.js';
import { anyLogits, pick, rowsOfLogits, withSoftmax } from '../inputs.js';

type Metric = (input: Predictions<Probabilities>) => number;

const metrics: Record<string, Metric> = {
  ...Object.fromEntries(Object.entries(presets).map(([name, preset]) => [name, (p) => ece(p, preset)])),
  rmsce: (p) => rmsce(p),
  mce: (p) => mce(p),
  'ece, norm 3': (p) => ece(p, { norm: 3 }),
  'ece, bins count the same': (p) => ece(p, { weighting: 'bins' }),
  'ece of class 1': (p) => ece(p, { label: 1 }),
  classwiseEce: (p) => classwiseEce(p),
  'classwiseEce, thresholded': (p) => classwiseEce(p, { threshold: 0.2 }),
  ace: (p) => ace(p),
  topLabelEce: (p) => topLabelEce(p),
  debiasedRmsce: (p) => debiasedRmsce(p),
};

describe.each(Object.entries(metrics))('%s', (_, metric) => {
  it('lies in [0, 1] and does not depend on the order of the samples', () => {
    const shuffled = anyLogits(20).chain((raw) => {
      const rows = Array.from(raw.labels.keys());
      return fc.tuple(fc.constant(raw), fc.shuffledSubarray(rows, { minLength: rows.length }));
    });
    fc.assert(
      fc.property(shuffled, ([raw, order]) => {
        const value = metric(withSoftmax(raw));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(metric(withSoftmax(pick(raw, order)))).toBe(value);
      }),
      { numRuns: 30 },
    );
  });

  it('does not change when a constant is added to whole-number logits', () => {
    const whole = fc.integer({ min: -9, max: 9 });
    const row = fc.tuple(fc.tuple(whole, whole, whole), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), whole, (rows, by) => {
        const labels = rows.map(([, label]) => label);
        const value = (shift: number) =>
          metric(
            withSoftmax(
              rowsOfLogits(
                rows.map(([z]) => z.map((score) => score + shift)),
                labels,
              ),
            ),
          );
        expect(value(by)).toBe(value(0));
      }),
      { numRuns: 20 },
    );
  });
});

it('does not shrink when the norm grows', () => {
  fc.assert(
    fc.property(anyLogits(), fc.double({ min: 1, max: 5, noNaN: true }), (raw, norm) => {
      const input = withSoftmax(raw);
      const value = ece(input, { norm });
      expect(value).toBeGreaterThanOrEqual(ece(input) - 1e-12);
      expect(value).toBeLessThanOrEqual(mce(input) + 1e-12);
    }),
  );
});

it('is at least as large given the predicted class, between the same edges', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      expect(topLabelEce(input)).toBeGreaterThanOrEqual(ece(input) - 1e-12);
    }),
  );
});

it('debiased estimates are below the plug-in estimates', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      expect(debiasedEce(input)).toBeLessThanOrEqual(ece(input) + 1e-12);
      expect(debiasedRmsce(input)).toBeLessThanOrEqual(rmsce(input) + 1e-12);
    }),
  );
});

/** Predictions of a model that is right exactly as often as it says. */
function calibrated(n: number, seed: number): Predictions<Probabilities> {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const data = new Float64Array(2 * n);
  const labels = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    data[2 * row] = uniform();
    data[2 * row + 1] = 1 - data[2 * row]!;
    labels[row] = uniform() < data[2 * row]! ? 0 : 1;
  }
  return predictions(probabilities({ data, shape: [n, 2] }), labels);
}

it('goes to 0 for a calibrated model as n grows, as the root of bins / n', () => {
  for (const n of [100, 10_000, 100_000]) {
    expect(ece(calibrated(n, 7))).toBeLessThan(Math.sqrt(15 / n));
    expect(Math.abs(debiasedEce(calibrated(n, 7)))).toBeLessThan(Math.sqrt(15 / n) / 2);
  }
  expect(ece(calibrated(100_000, 7))).toBeLessThan(ece(calibrated(100, 7)) / 5);
});
