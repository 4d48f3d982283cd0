import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, balancedAccuracy, classMetrics, nll, predictions } from '../../src/index.js';
import { anyLogits, binary, rowsOfLogits } from '../inputs.js';

it('counts the samples and the predictions of every class, and has nothing to say of an absent one', () => {
  const raw = rowsOfLogits(
    [
      [2, 0, 0],
      [0, 2, 0],
      [2, 0, 0],
    ],
    [0, 0, 1],
  );
  const own = Math.log(Math.exp(2) + 2);
  const [first, second, third] = classMetrics(raw);
  expect(first).toMatchObject({ label: 0, count: 2, predicted: 2, accuracy: 0.5 });
  expect(first!.nll).toBeCloseTo((own - 2 + own) / 2, 14);
  expect(second).toMatchObject({ label: 1, count: 1, predicted: 1, accuracy: 0 });
  expect(third).toEqual({ label: 2, count: 0, predicted: 0, accuracy: null, nll: null });
  expect(balancedAccuracy(raw)).toBe(0.25);
});

it('counts a row of weight w as w rows', () => {
  const { scores, labels } = binary([
    [0.9, true],
    [0.8, false],
  ]);
  const weighted = predictions(scores, labels, { weights: Float64Array.of(3, 0) });
  expect(classMetrics(weighted)).toMatchObject([
    { count: 3, predicted: 3, accuracy: 1 },
    { count: 0, predicted: 0, accuracy: null },
  ]);
  expect(balancedAccuracy(weighted)).toBe(1);
});

it('clips a certain and wrong prediction', () => {
  expect(classMetrics(binary([[1, false]]), { clip: 0.01 })[1]!.nll).toBeCloseTo(Math.log(100), 12);
});

it('averages to accuracy and NLL', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const n = raw.labels.length;
      const present = classMetrics(raw).filter(({ count }) => count > 0);
      const mean = (name: 'accuracy' | 'nll') =>
        present.reduce((sum, one) => sum + (one.count * one[name]!) / n, 0);
      expect(mean('accuracy')).toBeCloseTo(accuracy(raw), 12);
      expect(mean('nll')).toBeCloseTo(nll(raw), 9);
      expect(classMetrics(raw).reduce((sum, { predicted }) => sum + predicted, 0)).toBe(n);
    }),
  );
});
