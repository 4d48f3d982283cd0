import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, topK } from '../src/index.js';
import { anyLogits, rowsOfLogits, withSoftmax } from './inputs.js';

const raw = rowsOfLogits(
  [
    [3, 2, 1],
    [3, 2, 1],
    [3, 2, 1],
    [1, 2, 3],
  ],
  [0, 1, 2, 2],
);

it('counts the labels with the highest score', () => {
  expect(accuracy(raw)).toBe(0.5);
});

it('counts the labels among the k highest scores', () => {
  expect([1, 2, 3].map((k) => topK(raw, k))).toEqual([0.5, 0.75, 1]);
});

it('gives ties to the lower class index', () => {
  const tied = rowsOfLogits(
    [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    [0, 1, 2],
  );
  expect([1, 2, 3].map((k) => topK(tied, k))).toEqual([1 / 3, 2 / 3, 1]);
});

it('is the same for whole-number logits and their probabilities', () => {
  expect(accuracy(withSoftmax(raw))).toBe(accuracy(raw));
});

it('never falls with k and ends at 1', () => {
  fc.assert(
    fc.property(anyLogits(), (input) => {
      const k = input.scores.shape[1];
      const values = Array.from({ length: k }, (_, i) => topK(input, i + 1));
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(values.at(-1)).toBe(1);
    }),
  );
});

it.each([0, 4, 1.5])('rejects k = %s for three classes', (k) => {
  expect(() => topK(raw, k)).toThrow(`invalid k: got ${k}, expected an integer from 1 to 3`);
});
