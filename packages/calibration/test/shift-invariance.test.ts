import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ece, evaluate, logits, predictions, referenceEce } from '../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from './inputs.js';
import { logitsOf, peers } from './peers.js';

function shifted({ scores, labels }: ReturnType<typeof logitsOf>, by: number) {
  return predictions(
    logits({ data: Float64Array.from(scores.data, (z) => z + by), shape: scores.shape }),
    labels,
  );
}

it('a constant added to whole-number logits changes no metric of probabilities, bit for bit', () => {
  const whole = fc.integer({ min: -20, max: 20 });
  const rows = fc.array(fc.tuple(fc.tuple(whole, whole, whole), fc.integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(rows, whole, (input, by) => {
      const raw = rowsOfLogits(
        input.map(([row]) => row),
        input.map(([, label]) => label),
      );
      const {
        referenceEce: _,
        logitMaxMean,
        logitMaxStd,
        logitNormMean,
        logitNormStd,
        ...metrics
      } = evaluate(raw);
      expect(evaluate(shifted(raw, by))).toMatchObject({
        ...metrics,
        logitMarginMean: metrics.logitMarginMean,
      });
    }),
    { numRuns: 20 },
  );
});

it('a constant added to any logits changes accuracy, NLL and Brier by rounding only', () => {
  fc.assert(
    fc.property(anyLogits(), fc.constantFrom(-64, -8, 8, 64), (raw, by) => {
      const moved = shifted(raw, by);
      const before = evaluate(raw);
      const after = evaluate(moved);
      expect(after.nll).toBeCloseTo(before.nll, 9);
      expect(after.brier).toBeCloseTo(before.brier, 9);
    }),
    { numRuns: 20 },
  );
});

it('the reference number moves with the constant while the calibration error stays', () => {
  const raw = logitsOf(peers.cases[0]!);
  const moved = shifted(raw, 10);
  expect(ece(withSoftmax(moved))).toBeCloseTo(ece(withSoftmax(raw)), 12);
  expect(referenceEce(moved)).toBeGreaterThan(4 * referenceEce(raw));
});
