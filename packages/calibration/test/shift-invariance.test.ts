import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brier, ece, evaluate, logits, nll, predictions, referenceEce, softmax } from '../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from './inputs.js';
import { logitsOf, peers } from './peers.js';

function shifted({ scores, labels }: ReturnType<typeof logitsOf>, by: number) {
  return predictions(
    logits({ data: Float64Array.from(scores.data, (z) => z + by), shape: scores.shape }),
    labels,
  );
}

it('a constant added to whole-number logits changes neither softmax nor NLL, bit for bit', () => {
  const whole = fc.integer({ min: -20, max: 20 });
  const row = fc.tuple(fc.tuple(whole, whole, whole), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), whole, (input, by) => {
      const raw = rowsOfLogits(
        input.map(([scores]) => scores),
        input.map(([, label]) => label),
      );
      const moved = shifted(raw, by);
      expect(softmax(moved.scores).data).toEqual(softmax(raw.scores).data);
      expect(nll(moved)).toBe(nll(raw));
    }),
  );
});

it('a constant added to any logits changes NLL and Brier score by rounding only', () => {
  fc.assert(
    fc.property(anyLogits(), fc.constantFrom(-64, -8, 8, 64), (raw, by) => {
      const moved = shifted(raw, by);
      expect(nll(moved)).toBeCloseTo(nll(raw), 9);
      expect(brier(withSoftmax(moved))).toBeCloseTo(brier(withSoftmax(raw)), 9);
    }),
  );
});

it('a constant leaves every metric of realistic logits but the scale of the maximum and the norm', () => {
  const raw = logitsOf(peers.cases[0]!);
  const { referenceEce: _, logitMaxMean, logitNormMean, logitNormStd, ...metrics } = evaluate(raw);
  const after = evaluate(shifted(raw, 8));
  for (const [name, value] of Object.entries(metrics)) {
    expect(after[name as keyof typeof metrics], name).toBeCloseTo(value!, 12);
  }
  expect(after.logitMaxMean).toBeCloseTo(logitMaxMean! + 8, 12);
});

it('the reference number moves with the constant while the calibration error stays', () => {
  const raw = logitsOf(peers.cases[0]!);
  const moved = shifted(raw, 10);
  expect(ece(withSoftmax(moved))).toBeCloseTo(ece(withSoftmax(raw)), 12);
  expect(referenceEce(moved)).toBeGreaterThan(4 * referenceEce(raw));
});
