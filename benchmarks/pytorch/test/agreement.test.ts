import { expect, test } from 'vitest';
import { type ComparedTensors, compareTensors, difference } from '../src/agreement.js';
import { DisagreementError } from '../src/errors.js';

const tensors = (name: string, values: readonly number[]): ComparedTensors =>
  new Map([[name, { shape: [values.length], data: Float32Array.from(values) }]]);

const compare = (name: string, a: readonly number[], b: readonly number[]) =>
  compareTensors(['A', tensors(name, a)], ['B', tensors(name, b)]);

test('a difference is told by its largest value and in norm', () => {
  expect(difference(Float32Array.of(3, -4), Float32Array.of(3, -4))).toEqual({ largest: 0, norm: 0 });
  expect(difference(Float32Array.of(3, -4), Float32Array.of(3, -3))).toEqual({ largest: 0.25, norm: 0.2 });
});

test('a single logit further off than rounding is a disagreement', () => {
  const logits = new Array(100).fill(1);
  expect(compare('logits', logits, logits.with(7, 1.00005)).logits!.largest).toBeCloseTo(5e-5, 6);
  expect(() => compare('logits', logits, logits.with(7, 1.001))).toThrow(
    'invalid logits of B: got a difference to A of 1.0e-3 of the largest value, expected at most 1e-4',
  );
});

test('a gradient may differ where a ReLU flipped, but little in norm', () => {
  const gradient = new Array(100).fill(1);
  expect(compare('gradient', gradient, gradient.with(7, 1.01)).gradient!.norm).toBeCloseTo(1e-3, 6);
  expect(() => compare('gradient', gradient, gradient.with(7, 2))).toThrow(
    'invalid gradient of B: got a difference to A of 1.0e-1 in norm, expected at most 5e-3',
  );
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
