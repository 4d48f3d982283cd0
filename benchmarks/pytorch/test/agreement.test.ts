import { expect, test } from 'vitest';
import { type ComparedTensors, compareTensors, difference } from '../src/agreement.js';
import { DisagreementError } from '../src/errors.js';

const tensors = (name: string, values: readonly number[]): ComparedTensors =>
  new Map([[name, { shape: [values.length], data: Float32Array.from(values) }]]);

const compare = (name: string, a: readonly number[], b: readonly number[]) =>
  compareTensors(['A', tensors(name, a)], ['B', tensors(name, b)]);

test('a difference is told as largest value, norm and share within the tolerance', () => {
  expect(difference(Float32Array.of(3, -4), Float32Array.of(3, -4))).toEqual({
    largest: 0,
    norm: 0,
    within: 1,
  });
  expect(difference(Float32Array.of(3, -4), Float32Array.of(3, -3))).toEqual({
    largest: 0.25,
    norm: 0.2,
    within: 0.5,
  });
});

test('a single logit further off than rounding is a disagreement', () => {
  const logits = new Array(100).fill(1);
  expect(() => compare('logits', logits, logits.with(7, 1.001))).toThrow(
    'invalid logits of B: got 99.00 % of the values within 0.0001 of those of A, the largest difference 1.0e-3, in norm 1.0e-4, expected all',
  );
});

test('a gradient may differ where a ReLU flipped, in few entries and little', () => {
  const gradient = new Array(100).fill(1);
  expect(compare('gradient', gradient, gradient.with(7, 1.001)).gradient!.within).toBe(0.99);
  expect(() => compare('gradient', gradient, gradient.with(7, 2))).toThrow(DisagreementError);
  expect(() =>
    compare(
      'gradient',
      gradient,
      gradient.map((value) => value * 1.001),
    ),
  ).toThrow(DisagreementError);
});

test('a value that is not a number agrees with nothing', () => {
  expect(() => compare('loss', [1], [Number.NaN])).toThrow(DisagreementError);
  expect(() => compare('loss', [Number.NaN], [1])).toThrow(DisagreementError);
});

test('other names or shapes are a disagreement', () => {
  expect(() => compareTensors(['A', tensors('loss', [1])], ['B', tensors('logits', [1])])).toThrow(
    'invalid check of B: got logits, expected loss as of A',
  );
  expect(() => compare('loss', [1], [1, 1])).toThrow('invalid loss of B: got [2], expected [1] as of A');
});
