import { expect, it } from 'vitest';
import { nll, predictions, probabilities } from '../src/index.js';
import { binary, rowsOfLogits, withSoftmax } from './inputs.js';

it('is the mean of -log p(label)', () => {
  expect(
    nll(
      binary([
        [0.8, true],
        [0.6, false],
      ]),
    ),
  ).toBeCloseTo(-(Math.log(0.8) + Math.log(0.4)) / 2, 15);
});

it('is log k for equal scores', () => {
  expect(nll(rowsOfLogits([[7, 7, 7, 7]], [2]))).toBeCloseTo(Math.log(4), 15);
});

it('stays exact from logits where the probability underflows', () => {
  const raw = rowsOfLogits([[2000, 0]], [1]);
  expect(nll(raw)).toBe(2000);
  expect(nll(withSoftmax(raw))).toBe(52 * Math.LN2);
});

it('clips probabilities at the asked value', () => {
  const zero = predictions(probabilities({ data: Float64Array.of(0, 1), shape: [1, 2] }), Int32Array.of(0));
  expect(nll(zero, { clip: 1e-3 })).toBeCloseTo(-Math.log(1e-3), 14);
  expect(() => nll(zero, { clip: 0 })).toThrow('invalid clip: got 0, expected 0 < clip < 1');
});

it('is 0, not -0, for certain and right predictions', () => {
  expect(nll(binary([[1, true]]))).toBe(0);
});
